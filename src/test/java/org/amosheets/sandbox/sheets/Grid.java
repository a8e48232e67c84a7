package org.amosheets.sandbox.sheets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The rows of a tab, immutable. A write copies one chunk of row references and the list of chunks, so that one cell of
 * a tab of 100,000 rows costs a few kilobytes, and every reader keeps the state that it began with.
 */
final class Grid {

    static final Grid EMPTY = new Grid(new Row[0][]);

    private static final int CHUNK = 256;
    private static final Row[] NO_ROWS = new Row[CHUNK];

    static {
        Arrays.fill(NO_ROWS, Row.EMPTY);
    }

    private final Row[][] chunks;

    private Grid(Row[][] chunks) {
        this.chunks = chunks;
    }

    static Grid of(List<Row> rows) {
        return EMPTY.with(0, rows);
    }

    Row row(int index) {
        int chunk = index / CHUNK;
        return chunk < chunks.length ? chunks[chunk][index % CHUNK] : Row.EMPTY;
    }

    Cell cell(int row, int column) {
        return row(row).cell(column);
    }

    /** The number of rows up to the last one that holds anything. */
    int usedRows() {
        for (int chunk = chunks.length - 1; chunk >= 0; chunk--) {
            if (chunks[chunk] == NO_ROWS) {
                continue;
            }
            for (int i = CHUNK - 1; i >= 0; i--) {
                if (chunks[chunk][i].width() > 0) {
                    return chunk * CHUNK + i + 1;
                }
            }
        }
        return 0;
    }

    Grid with(int row, Row content) {
        return with(row, List.of(content));
    }

    Grid with(int firstRow, List<Row> rows) {
        if (rows.isEmpty()) {
            return this;
        }
        int lastChunk = (firstRow + rows.size() - 1) / CHUNK;
        Row[][] copy = Arrays.copyOf(chunks, Math.max(chunks.length, lastChunk + 1));
        Arrays.fill(copy, chunks.length, copy.length, NO_ROWS);
        for (int chunk = firstRow / CHUNK; chunk <= lastChunk; chunk++) {
            copy[chunk] = copy[chunk].clone();
        }
        for (int i = 0; i < rows.size(); i++) {
            copy[(firstRow + i) / CHUNK][(firstRow + i) % CHUNK] = rows.get(i);
        }
        return new Grid(copy);
    }

    /** The rows of a range, empty ones where the grid stores none. */
    List<Row> rows(int from, int to) {
        List<Row> rows = new ArrayList<>(Math.max(0, to - from));
        for (int i = from; i < to; i++) {
            rows.add(row(i));
        }
        return rows;
    }

    /** Applies the change to every stored row; chunks of which no row changes are shared. */
    Grid map(UnaryOperator<Row> change) {
        Row[][] copy = chunks.clone();
        boolean changed = false;
        for (int chunk = 0; chunk < copy.length; chunk++) {
            Row[] old = chunks[chunk];
            for (int i = 0; old != NO_ROWS && i < CHUNK; i++) {
                Row row = change.apply(old[i]);
                if (row != old[i]) {
                    changed = true;
                    if (copy[chunk] == old) {
                        copy[chunk] = old.clone();
                    }
                    copy[chunk][i] = row;
                }
            }
        }
        return changed ? new Grid(copy) : this;
    }

    Grid remapRows(IndexMap map) {
        int used = usedRows();
        List<Row> moved = new ArrayList<>(used);
        for (int i = 0; i < used; i++) {
            int target = map.apply(i);
            while (moved.size() <= target) {
                moved.add(Row.EMPTY);
            }
            if (target >= 0) {
                moved.set(target, row(i));
            }
        }
        return of(moved);
    }

    /** The indexes of the rows that are not the same in both, found by comparing references. */
    List<Integer> changedRows(Grid other) {
        List<Integer> changed = new ArrayList<>();
        for (int chunk = 0; chunk < Math.max(chunks.length, other.chunks.length); chunk++) {
            Row[] mine = chunk < chunks.length ? chunks[chunk] : NO_ROWS;
            Row[] theirs = chunk < other.chunks.length ? other.chunks[chunk] : NO_ROWS;
            for (int i = 0; mine != theirs && i < CHUNK; i++) {
                if (mine[i] != theirs[i]) {
                    changed.add(chunk * CHUNK + i);
                }
            }
        }
        return changed;
    }
}
