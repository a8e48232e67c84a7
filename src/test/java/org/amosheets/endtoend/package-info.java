/** The whole service against the sandbox, over HTTP, with a real Redis. */
@NullMarked
package org.amosheets.endtoend;

import org.jspecify.annotations.NullMarked;
