package org.amosheets.sheets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.amosheets.sheets.WriteJournal.Entry;
import org.amosheets.sync.Cell;

/**
 * Adjacent cells in adjacent rows that are written together.
 *
 * @param firstRow the row's number
 * @param firstColumn zero-based
 */
record CellBlock(int firstRow, int firstColumn, List<List<Cell>> lines) {

    int width() {
        return lines.get(0).size();
    }

    static List<CellBlock> of(Entry entry) {
        List<CellBlock> blocks = new ArrayList<>();
        for (RowWrite row : entry.rows().stream()
                .sorted(Comparator.comparingInt(RowWrite::row))
                .toList()) {
            runs(entry, row).forEach((column, cells) -> add(blocks, row.row(), column, cells));
        }
        return blocks;
    }

    /** The row's runs of adjacent cells by their first column. */
    private static Map<Integer, List<Cell>> runs(Entry entry, RowWrite row) {
        TreeMap<Integer, Cell> cells = new TreeMap<>();
        row.cells().forEach((name, write) -> cells.put(Entries.column(entry, name), write.value()));
        TreeMap<Integer, List<Cell>> runs = new TreeMap<>();
        cells.forEach((column, cell) -> {
            Map.Entry<Integer, List<Cell>> open = runs.lastEntry();
            if (open != null && open.getKey() + open.getValue().size() == column) {
                open.getValue().add(cell);
            } else {
                runs.put(column, new ArrayList<>(List.of(cell)));
            }
        });
        return runs;
    }

    private static void add(List<CellBlock> blocks, int row, int column, List<Cell> cells) {
        for (int i = blocks.size() - 1; i >= 0; i--) {
            CellBlock above = blocks.get(i);
            int next = above.firstRow + above.lines.size();
            if (next == row && above.firstColumn == column && above.width() == cells.size()) {
                above.lines.add(cells);
                return;
            }
            if (next < row) {
                break;
            }
        }
        List<List<Cell>> lines = new ArrayList<>();
        lines.add(cells);
        blocks.add(new CellBlock(row, column, lines));
    }
}
