package org.amosheets.sheets;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.amosheets.sheets.WriteJournal.Entry;

/**
 * What has to be copied before a write: its rows, from the first column involved to the last. Columns are zero-based and
 * both belong to it.
 */
record WriteArea(NavigableSet<Integer> rows, int firstColumn, int lastColumn) {

    static WriteArea of(Entry entry) {
        NavigableSet<Integer> rows = new TreeSet<>();
        int first = entry.keyColumn();
        int last = entry.keyColumn();
        for (RowWrite row : entry.rows()) {
            rows.add(row.row());
            for (String column : row.cells().keySet()) {
                int index = Entries.column(entry, column);
                first = Math.min(first, index);
                last = Math.max(last, index);
            }
            if (Entries.mintsKey(entry, row)) {
                // Whether the row is still anybody's shows only in all of its cells.
                first = 0;
                last = Math.max(
                        last,
                        entry.columns().values().stream()
                                .mapToInt(Integer::intValue)
                                .max()
                                .orElse(0));
            }
        }
        return new WriteArea(rows, first, last);
    }

    List<RowSpan> spans() {
        return RowSpan.covering(rows, 0);
    }

    /** The copied header stands one column to the right, because the marker has A1. */
    int copiesColumns() {
        return lastColumn + 2;
    }

    int copiesRows() {
        return rows.last();
    }

    /** The marker and the copied header. */
    String headerRange() {
        return A1.block(TabFinder.COPIES, RowSpan.HEADER, 0, lastColumn + 1);
    }

    String range(RowSpan span) {
        return A1.block(TabFinder.COPIES, span, firstColumn, lastColumn);
    }
}
