/** Headers, ranges, reading and writing rows, and the pre-image of every write. */
@NullMarked
package org.amosheets.sheets;

import org.jspecify.annotations.NullMarked;
