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
 */
public record RowWrite(int row, String expectedKey, Map<String, CellWrite> cells) {

    public RowWrite {
        cells = Map.copyOf(cells);
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
