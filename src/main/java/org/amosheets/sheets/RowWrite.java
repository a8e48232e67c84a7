package org.amosheets.sheets;

import java.util.Map;
import org.amosheets.sync.Cell;
import org.jspecify.annotations.Nullable;

/**
 * What to write to one row, and what has to stand there for the write to be right.
 *
 * @param row the row's number when it was read
 * @param expectedKey the row key that was read there; empty for a row without one
 * @param cells by column header: what was read, and what to write
 * @param onBlank whether the row gets its key because it is a new one: then it has to hold nothing at all; any other row
 *     that gets a key has to hold something, else it is gone
 */
public record RowWrite(int row, String expectedKey, Map<String, CellWrite> cells, boolean onBlank) {

    public RowWrite {
        cells = Map.copyOf(cells);
    }

    public RowWrite(int row, String expectedKey, Map<String, CellWrite> cells) {
        this(row, expectedKey, cells, false);
    }

    /**
     * One cell's change.
     *
     * @param shows what of amoCRM the cell shows from then on; null for a cell of the service's own
     */
    public record CellWrite(
            Cell expected, Cell value, @Nullable Shows shows) {

        public CellWrite(Cell expected, Cell value) {
            this(expected, value, null);
        }
    }

    /**
     * A field's value that amoCRM holds.
     *
     * @param value canonical
     */
    public record Shows(String field, String value) {}
}
