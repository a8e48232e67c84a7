package org.amosheets.engine;

import java.util.Map;
import java.util.OptionalLong;
import org.amosheets.sheets.Sheet;
import org.amosheets.sheets.TabRead;
import org.amosheets.store.Rows.RowState;
import org.amosheets.store.Store;

/**
 * The whole tab as one read showed it.
 *
 * @param known what was known of the rows, by key, before the read began
 * @param asked when somebody asked for a look before the read began, in ms since the epoch
 */
record TabSnapshot(TabRead read, Map<String, RowState> known, OptionalLong asked) {

    static TabSnapshot take(Store store, Sheet sheet) {
        OptionalLong asked = store.marks().number(StandingChanges.SCAN_ASKED);
        Map<String, RowState> known = store.rows().all();
        return new TabSnapshot(sheet.all(), known, asked);
    }
}
