package org.amosheets.sandbox.sheets;

import org.jspecify.annotations.Nullable;

/**
 * One cell, immutable.
 *
 * @param entered what was entered: String, Double, Boolean, {@link Formula} or {@link CellError}; null when blank
 * @param extras null for the great majority of cells, which keeps large tabs small
 */
record Cell(@Nullable Object entered, @Nullable CellExtras extras) {

    static final Cell EMPTY = new Cell(null, null);

    Cell {
        // The API has no way to keep an empty text: writing "" clears the cell.
        if ("".equals(entered)) {
            entered = null;
        }
        if (extras != null && extras.isEmpty()) {
            extras = null;
        }
    }

    static Cell of(@Nullable Object entered) {
        return new Cell(entered, null);
    }

    Cell withEntered(@Nullable Object value) {
        return new Cell(value, extras);
    }

    Cell withExtras(@Nullable CellExtras other) {
        return new Cell(entered, other);
    }

    boolean isEmpty() {
        return entered == null && extras == null;
    }

    boolean isBlank() {
        return entered == null;
    }

    boolean isFormula() {
        return entered instanceof Formula;
    }
}
