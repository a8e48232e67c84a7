/** Which column is which field, how each value is converted, and the words for what could not be. */
@NullMarked
package org.amosheets.mapping;

import org.jspecify.annotations.NullMarked;
