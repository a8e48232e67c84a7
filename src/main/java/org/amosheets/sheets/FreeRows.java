package org.amosheets.sheets;

import com.google.api.services.sheets.v4.model.AppendDimensionRequest;
import com.google.api.services.sheets.v4.model.Request;
import java.util.List;
import java.util.stream.IntStream;

/** Finds rows that hold nothing. That they still hold nothing when they are written is checked by the write itself. */
final class FreeRows {

    /** How far below the wanted rows is looked for something that stands there. */
    private static final int MARGIN = 50;
    /** So many more than are needed are added to a tab, so that adding stays rare. */
    private static final int SPARE = 100;

    private final SheetsCalls calls;
    private final TabFinder finder;
    private final TabReader reader;

    FreeRows(SheetsCalls calls, TabFinder finder, TabReader reader) {
        this.calls = calls;
        this.finder = finder;
        this.reader = reader;
    }

    TabRead find(int below, int count) {
        int first = Math.max(below, 1) + 1;
        for (int window = count + MARGIN; ; window *= 2) {
            int end = Math.min(first + window - 1, finder.known().tab().rows());
            int last = lastFilled(first, end);
            first = Math.max(first, last + 1);
            boolean tabEnds = end == finder.known().tab().rows();
            if (tabEnds || end - first + 1 >= count) {
                break;
            }
        }
        addRows(first + count - 1);
        return new TabRead(
                reader.header(),
                IntStream.range(first, first + count)
                        .mapToObj(number -> new SheetRow(number, List.of()))
                        .toList());
    }

    /** The last row of these that holds anything; 0 where none does. */
    private int lastFilled(int first, int end) {
        if (end < first) {
            return 0;
        }
        return reader.rows(IntStream.rangeClosed(first, end).boxed().toList()).rows().stream()
                .filter(row -> row.cells().stream().anyMatch(cell -> !cell.isBlank() || cell.isFormula()))
                .mapToInt(SheetRow::number)
                .max()
                .orElse(0);
    }

    /** Only ever adds: were the tab's size set, rows that a person adds at the same moment would be cut off. */
    private void addRows(int needed) {
        TabAnswer tab = finder.known().tab();
        if (needed <= tab.rows()) {
            return;
        }
        calls.restructure(List.of(new Request()
                .setAppendDimension(new AppendDimensionRequest()
                        .setSheetId(tab.sheetId())
                        .setDimension("ROWS")
                        .setLength(needed - tab.rows() + SPARE))));
        finder.look();
    }
}
