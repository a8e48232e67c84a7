package org.amosheets.sandbox.sheets;

import java.util.ArrayList;
import java.util.List;

/** Changes the cells of an area one by one. */
final class Cells {

    /** What a cell becomes; row and column count from the top left of the tab. */
    @FunctionalInterface
    interface CellChange {
        Cell apply(Cell old, int row, int column);
    }

    private Cells() {}

    static Book change(Book book, Area area, CellChange change) {
        SheetState sheet = Area.sheetOf(book, area.sheetId());
        List<Row> rows = new ArrayList<>(area.height());
        for (int row = area.top(); row < area.bottom(); row++) {
            Cell[] cells = sheet.grid().row(row).copy(area.right());
            for (int column = area.left(); column < area.right(); column++) {
                cells[column] = change.apply(cells[column], row, column);
            }
            rows.add(Row.of(cells));
        }
        return book.with(sheet.withGrid(sheet.grid().with(area.top(), rows)));
    }
}
