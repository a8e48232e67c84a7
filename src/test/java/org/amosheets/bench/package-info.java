/** Measures the packaged service, in a process of its own, against the sandbox with true limits: {@code bench/run}. */
@NullMarked
package org.amosheets.bench;

import org.jspecify.annotations.NullMarked;
