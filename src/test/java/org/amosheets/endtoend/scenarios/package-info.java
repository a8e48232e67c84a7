/** Plays the plain-language files of {@code src/test/resources/scenarios} against the real service. */
@NullMarked
package org.amosheets.endtoend.scenarios;

import org.jspecify.annotations.NullMarked;
