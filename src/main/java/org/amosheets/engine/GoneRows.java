package org.amosheets.engine;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of rows that are not in the tab any more: somebody deleted them, or they are on their way in a cut and paste. */
final class GoneRows {

    private static final Logger LOG = LoggerFactory.getLogger(GoneRows.class);
    private static final int NAMED = 20;

    private GoneRows() {}

    /** @param keys of rows that were there at the last look */
    static void tell(List<String> keys) {
        if (!keys.isEmpty()) {
            LOG.info(
                    "{} rows are no longer in the tab, among them those with the keys {}; their leads stay as they are and"
                            + " get no other row",
                    keys.size(),
                    keys.subList(0, Math.min(keys.size(), NAMED)));
        }
    }
}
