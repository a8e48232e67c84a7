/** Rows, leads, links, the merge rule and the planner. Pure: no Camel, Spring, Redis, HTTP or clock. */
@NullMarked
package org.amosheets.sync;

import org.jspecify.annotations.NullMarked;
