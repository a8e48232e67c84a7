@NullMarked
package org.amosheets.sheets;

import org.jspecify.annotations.NullMarked;
