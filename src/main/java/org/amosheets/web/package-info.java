/** The edge: authentication, size limit, start-up answer, problem details, the operator's endpoints. */
@NullMarked
package org.amosheets.web;

import org.jspecify.annotations.NullMarked;
