package org.amosheets.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.amosheets.engine.ImportCheck;
import org.amosheets.sync.Cell;

/**
 * Which of the file's columns goes to which column of the tab.
 *
 * @param known the tab's headers by the file's zero-based column
 * @param unknown headers of the file that go nowhere: the mapping does not know them, or knows them twice
 */
record FileColumns(Map<Integer, String> known, List<String> unknown, ImportCheck check) {

    static FileColumns of(List<String> header, ImportCheck check) {
        Map<Integer, String> known = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            Optional<String> column = check.column(header.get(i));
            if (column.isPresent() && !known.containsValue(column.get())) {
                known.put(i, column.get());
            } else if (!header.get(i).isBlank()) {
                unknown.add(header.get(i).strip());
            }
        }
        return new FileColumns(known, List.copyOf(unknown), check);
    }

    boolean isEmpty() {
        return known.isEmpty();
    }

    /** The row's filled cells by the tab's headers. */
    Map<String, Cell> cells(XlsxFile.Line line) {
        Map<String, Cell> cells = new HashMap<>();
        known.forEach((index, column) -> {
            XlsxCell cell = index < line.cells().size() ? line.cells().get(index) : XlsxCell.EMPTY;
            if (!cell.cell().isBlank()) {
                cells.put(column, cell.in(check.takesDates(column)));
            }
        });
        return cells;
    }
}
