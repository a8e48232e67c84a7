package org.amosheets.sheets;

import java.util.List;
import org.amosheets.sync.Cell;

/**
 * One tab as an answer of the API described it.
 *
 * @param rows how many rows its grid has; 0 where the answer does not say
 * @param columns how many columns its grid has; 0 where the answer does not say
 */
record TabAnswer(int sheetId, String title, boolean hidden, int rows, int columns, List<Block> blocks) {

    TabAnswer {
        blocks = List.copyOf(blocks);
    }

    /**
     * The cells of one range.
     *
     * @param startRow zero-based row of the first line
     * @param startColumn zero-based column of each line's first cell
     * @param lines what is behind the last line or cell is empty
     */
    record Block(int startRow, int startColumn, List<List<Cell>> lines) {}

    TabAnswer withoutCells() {
        return new TabAnswer(sheetId, title, hidden, rows, columns, List.of());
    }

    boolean isGrid() {
        return rows > 0;
    }
}
