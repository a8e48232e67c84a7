/** A fake Apps Script: runs {@code apps-script/} as Google would, with services that have Google's limits. */
@NullMarked
package org.amosheets.sandbox.script;

import org.jspecify.annotations.NullMarked;
