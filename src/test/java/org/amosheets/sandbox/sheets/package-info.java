/** A fake Google Sheets: a real HTTP server with the shapes, limits and quirks of Sheets API v4. */
@NullMarked
package org.amosheets.sandbox.sheets;

import org.jspecify.annotations.NullMarked;
