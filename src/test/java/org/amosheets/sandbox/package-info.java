/** The try-out: the service between a fake amoCRM and a fake Google Sheets, with a page to play on. */
@NullMarked
package org.amosheets.sandbox;

import org.jspecify.annotations.NullMarked;
