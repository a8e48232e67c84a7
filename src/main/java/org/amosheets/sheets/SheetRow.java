package org.amosheets.sheets;

import java.util.List;
import org.amosheets.sync.Cell;

/**
 * One line of the tab as it was read.
 *
 * @param number its number in the tab, the header being 1; true at the moment of the read only
 * @param cells the cells from column A on; what lies behind the last is empty
 */
public record SheetRow(int number, List<Cell> cells) {

    public SheetRow {
        cells = List.copyOf(cells);
    }

    /** The cell under this header; empty where the tab has no such column. */
    public Cell cell(Header header, String column) {
        int index = header.indexOf(column);
        return index >= 0 && index < cells.size() ? cells.get(index) : Cell.EMPTY;
    }
}
