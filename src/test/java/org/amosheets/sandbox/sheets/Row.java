package org.amosheets.sandbox.sheets;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/** The cells of one row, immutable; cells after the last used one are not stored. */
final class Row {

    static final Row EMPTY = new Row(new Cell[0]);

    private final Cell[] cells;
    private final boolean formulas;

    private Row(Cell[] cells) {
        this.cells = cells;
        this.formulas = Arrays.stream(cells).anyMatch(Cell::isFormula);
    }

    /** Takes over the array. */
    static Row of(Cell... owned) {
        int width = owned.length;
        while (width > 0 && owned[width - 1].isEmpty()) {
            width--;
        }
        if (width == 0) {
            return EMPTY;
        }
        return new Row(width == owned.length ? owned : Arrays.copyOf(owned, width));
    }

    int width() {
        return cells.length;
    }

    boolean hasFormulas() {
        return formulas;
    }

    Cell cell(int column) {
        return column < cells.length ? cells[column] : Cell.EMPTY;
    }

    /** A copy, padded with empty cells up to the width. */
    Cell[] copy(int width) {
        Cell[] copy = Arrays.copyOf(cells, Math.max(width, cells.length));
        Arrays.fill(copy, cells.length, copy.length, Cell.EMPTY);
        return copy;
    }

    Row with(int column, Cell cell) {
        Cell[] copy = copy(column + 1);
        copy[column] = cell;
        return of(copy);
    }

    Row map(UnaryOperator<Cell> change) {
        Cell[] copy = cells.clone();
        Arrays.setAll(copy, i -> change.apply(copy[i]));
        return of(copy);
    }

    /** Where every old column goes; -1 drops it. */
    Row remap(IndexMap columns) {
        int width = 0;
        for (int i = 0; i < cells.length; i++) {
            width = Math.max(width, columns.apply(i) + 1);
        }
        Cell[] moved = new Cell[width];
        Arrays.fill(moved, Cell.EMPTY);
        for (int i = 0; i < cells.length; i++) {
            int target = columns.apply(i);
            if (target >= 0) {
                moved[target] = cells[i];
            }
        }
        return of(moved);
    }

    boolean isBlank(int fromColumn, int toColumn) {
        for (int i = fromColumn; i < Math.min(toColumn, cells.length); i++) {
            if (!cells[i].isBlank()) {
                return false;
            }
        }
        return true;
    }
}
