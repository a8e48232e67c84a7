/** Random histories for the planner: a small world, a service that may fail half-way, and an oracle. */
@NullMarked
package org.amosheets.sync.histories;

import org.jspecify.annotations.NullMarked;
