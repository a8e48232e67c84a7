/** The beans that the two direction routes call, step by step: load, plan, create once, apply, commit. */
@NullMarked
package org.amosheets.engine;

import org.jspecify.annotations.NullMarked;
