/** One web page over the fake amoCRM and the fake Google Sheets: both sides, editable, what happens, and what may break. */
@NullMarked
package org.amosheets.sandbox.page;

import org.jspecify.annotations.NullMarked;
