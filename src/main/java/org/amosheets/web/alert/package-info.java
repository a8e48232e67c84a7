/** Tells people, by one web address of theirs, when one of them has to act. */
@NullMarked
package org.amosheets.web.alert;

import org.jspecify.annotations.NullMarked;
