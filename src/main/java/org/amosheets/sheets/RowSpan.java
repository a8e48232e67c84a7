package org.amosheets.sheets;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;

/** Adjacent rows by their numbers in the tab; both ends belong to it. */
record RowSpan(int first, int last) {

    static final RowSpan HEADER = new RowSpan(1, 1);

    /**
     * Covers all these rows.
     *
     * @param gap how many rows that were not asked for may be taken along to save a span
     */
    static List<RowSpan> covering(NavigableSet<Integer> rows, int gap) {
        List<RowSpan> spans = new ArrayList<>();
        for (int row : rows) {
            RowSpan open = spans.isEmpty() ? null : spans.get(spans.size() - 1);
            if (open != null && row - open.last <= gap + 1) {
                spans.set(spans.size() - 1, new RowSpan(open.first, row));
            } else {
                spans.add(new RowSpan(row, row));
            }
        }
        return spans;
    }
}
