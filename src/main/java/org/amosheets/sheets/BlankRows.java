package org.amosheets.sheets;

import java.util.List;
import org.amosheets.sync.Cell;

/** Rows below the header, and above the last one that holds anything, in which no cell of any column holds anything. */
public final class BlankRows {

    private BlankRows() {}

    /** Their numbers, ascending. A space, a formula that shows nothing and an unticked box each are something. */
    public static List<Integer> in(TabRead tab) {
        return tab.rows().stream()
                .filter(row -> row.cells().stream().allMatch(BlankRows::isNothing))
                .map(SheetRow::number)
                .toList();
    }

    private static boolean isNothing(Cell cell) {
        return cell.kind() == Cell.Kind.EMPTY && !cell.isFormula();
    }
}
