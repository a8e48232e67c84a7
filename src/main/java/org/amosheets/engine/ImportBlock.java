package org.amosheets.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.amosheets.sheets.NewRow;
import org.amosheets.sync.Cell;

/**
 * Rows about to be added together, as they are kept until it is known that they were.
 *
 * @param guard what Google knows the block by; positive
 */
record ImportBlock(int guard, List<Row> rows) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One row: what it is known by, its key, and its cells as kind and text by column. */
    record Row(String identity, String key, Map<String, List<String>> cells) {

        static Row of(ImportedRow row, String key) {
            Map<String, List<String>> cells = new HashMap<>();
            row.cells()
                    .forEach((column, cell) ->
                            cells.put(column, List.of(cell.kind().name(), cell.text())));
            return new Row(row.identity(), key, cells);
        }

        NewRow asNew() {
            Map<String, Cell> read = new HashMap<>();
            cells.forEach(
                    (column, parts) -> read.put(column, new Cell(Cell.Kind.valueOf(parts.get(0)), parts.get(1), null)));
            return new NewRow(key, read);
        }
    }

    static ImportBlock of(List<Row> rows) {
        return new ImportBlock(guard(rows, 0), rows);
    }

    /** The same rows, as another block than before. */
    ImportBlock again() {
        return new ImportBlock(guard(rows, guard), rows);
    }

    private static int guard(List<Row> rows, int salt) {
        int hash = rows.stream().map(Row::identity).toList().hashCode() * 31 + salt;
        return 1 + Math.floorMod(hash, Integer.MAX_VALUE - 1);
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Tried to keep the rows of an import but failed", e);
        }
    }

    static ImportBlock parse(String json) {
        try {
            return JSON.readValue(json, ImportBlock.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Tried to read the rows of an interrupted import but failed", e);
        }
    }
}
