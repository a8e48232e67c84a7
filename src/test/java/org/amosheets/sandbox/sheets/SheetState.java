package org.amosheets.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One tab, immutable. */
record SheetState(
        int id,
        String title,
        boolean hidden,
        int rowCount,
        int columnCount,
        int frozenRows,
        int frozenColumns,
        Grid grid,
        Set<Integer> hiddenRows,
        Set<Integer> hiddenColumns,
        List<JsonNode> protectedRanges) {

    static SheetState empty(int id, String title, int rowCount, int columnCount) {
        return new SheetState(id, title, false, rowCount, columnCount, 0, 0, Grid.EMPTY, Set.of(), Set.of(), List.of());
    }

    Cell cell(int row, int column) {
        return grid.cell(row, column);
    }

    SheetState withGrid(Grid other) {
        if (other == grid) {
            return this;
        }
        return new SheetState(
                id,
                title,
                hidden,
                rowCount,
                columnCount,
                frozenRows,
                frozenColumns,
                other,
                hiddenRows,
                hiddenColumns,
                protectedRanges);
    }

    SheetState withCell(int row, int column, Cell cell) {
        return withGrid(grid.with(row, grid.row(row).with(column, cell)));
    }

    SheetState withSize(int rows, int columns) {
        return new SheetState(
                id,
                title,
                hidden,
                rows,
                columns,
                frozenRows,
                frozenColumns,
                grid,
                hiddenRows,
                hiddenColumns,
                protectedRanges);
    }

    /** Grown where needed, never shrunk. */
    SheetState atLeast(int rows, int columns) {
        return rows <= rowCount && columns <= columnCount
                ? this
                : withSize(Math.max(rows, rowCount), Math.max(columns, columnCount));
    }

    SheetState withTitle(String other) {
        return new SheetState(
                id,
                other,
                hidden,
                rowCount,
                columnCount,
                frozenRows,
                frozenColumns,
                grid,
                hiddenRows,
                hiddenColumns,
                protectedRanges);
    }

    SheetState withHidden(boolean other) {
        return new SheetState(
                id,
                title,
                other,
                rowCount,
                columnCount,
                frozenRows,
                frozenColumns,
                grid,
                hiddenRows,
                hiddenColumns,
                protectedRanges);
    }

    SheetState withFrozen(int rows, int columns) {
        return new SheetState(
                id,
                title,
                hidden,
                rowCount,
                columnCount,
                rows,
                columns,
                grid,
                hiddenRows,
                hiddenColumns,
                protectedRanges);
    }

    SheetState withHiddenDimensions(Set<Integer> rows, Set<Integer> columns) {
        return new SheetState(
                id,
                title,
                hidden,
                rowCount,
                columnCount,
                frozenRows,
                frozenColumns,
                grid,
                Set.copyOf(rows),
                Set.copyOf(columns),
                protectedRanges);
    }

    SheetState withProtectedRange(JsonNode range) {
        List<JsonNode> more = new ArrayList<>(protectedRanges);
        more.add(range);
        return new SheetState(
                id,
                title,
                hidden,
                rowCount,
                columnCount,
                frozenRows,
                frozenColumns,
                grid,
                hiddenRows,
                hiddenColumns,
                List.copyOf(more));
    }
}
