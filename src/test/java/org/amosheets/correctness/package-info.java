/** What shows that the promises are kept: the ids, the long runs' results, and the page made of them. */
@NullMarked
package org.amosheets.correctness;

import org.jspecify.annotations.NullMarked;
