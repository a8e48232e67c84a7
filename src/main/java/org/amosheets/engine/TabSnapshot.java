package org.amosheets.engine;

import java.util.Map;
import org.amosheets.sheets.Sheet;
import org.amosheets.sheets.TabRead;
import org.amosheets.store.Rows.RowState;
import org.amosheets.store.Store;

/**
 * The whole tab as one read showed it.
 *
 * @param known what was known of the rows, by key, before the read began
 */
record TabSnapshot(TabRead read, Map<String, RowState> known) {

    static TabSnapshot take(Store store, Sheet sheet) {
        Map<String, RowState> known = store.rows().all();
        return new TabSnapshot(sheet.all(), known);
    }
}
