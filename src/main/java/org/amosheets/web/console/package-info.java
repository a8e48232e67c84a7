/** The pages for the person who runs the service. Nothing of it is loaded before the first page is asked for. */
@NullMarked
package org.amosheets.web.console;

import org.jspecify.annotations.NullMarked;
