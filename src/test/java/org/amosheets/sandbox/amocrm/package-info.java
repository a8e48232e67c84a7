/** A fake amoCRM: a real HTTP server with the shapes, limits, quirks and faults of the fact page, for tests and the try-out. */
@NullMarked
package org.amosheets.sandbox.amocrm;

import org.jspecify.annotations.NullMarked;
