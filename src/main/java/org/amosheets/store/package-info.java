/** Everything kept in Redis: inbox, links, intents, parked and held changes, tokens, limits, locks. */
@NullMarked
package org.amosheets.store;

import org.jspecify.annotations.NullMarked;
