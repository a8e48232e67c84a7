package org.amosheets.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a commit does, in order. While its script runs Redis answers nobody else, so what is about very many rows is cut: each
 * row stays whole, so that what is kept of it is true wherever a kill comes between, and the acknowledgements go with the last
 * part, so that what is not kept is taken again.
 */
final class Operations {

    /** So many rows take Redis about a tenth of a second. */
    static final int ROWS_AT_ONCE = 1_000;

    private static final String NO_ROW = "";

    /** They come first: what is put back in the same commit must not fall to them. */
    private final List<List<String>> acknowledgements = new ArrayList<>();

    private final List<Operation> operations = new ArrayList<>();
    private final int rowsAtOnce;
    private boolean whole;

    Operations(int rowsAtOnce) {
        this.rowsAtOnce = rowsAtOnce;
    }

    private record Operation(String row, List<String> words) {}

    void acknowledge(String... words) {
        acknowledgements.add(List.of(words));
    }

    void add(String... words) {
        ofRow(NO_ROW, words);
    }

    /** @param row the key of the one row that it is about; empty where it is about several or none */
    void ofRow(String row, String... words) {
        operations.add(new Operation(row, List.of(words)));
    }

    void put(String hash, String field, String value) {
        add("put", hash, field, value);
    }

    void drop(String hash, String field) {
        add("drop", hash, field);
    }

    void putOfRow(String hash, String row, String value) {
        ofRow(row, "put", hash, row, value);
    }

    void dropOfRow(String hash, String row) {
        ofRow(row, "drop", hash, row);
    }

    /** What only holds together with all the rest. */
    void whole(String... words) {
        whole = true;
        add(words);
    }

    boolean isEmpty() {
        return acknowledgements.isEmpty() && operations.isEmpty();
    }

    /** To be applied one after the other; one, unless it is about too many rows. */
    List<List<List<String>>> parts() {
        Map<String, List<List<String>>> byRow = new LinkedHashMap<>();
        operations.forEach(operation ->
                byRow.computeIfAbsent(operation.row, row -> new ArrayList<>()).add(operation.words));
        List<List<String>> last = new ArrayList<>(acknowledgements);
        if (whole || byRow.size() <= rowsAtOnce) {
            operations.forEach(operation -> last.add(operation.words));
            return List.of(last);
        }
        List<List<String>> ofNoRow = byRow.remove(NO_ROW);
        List<List<List<String>>> parts = new ArrayList<>();
        int rows = 0;
        for (List<List<String>> words : byRow.values()) {
            if (rows++ % rowsAtOnce == 0) {
                parts.add(new ArrayList<>());
            }
            parts.get(parts.size() - 1).addAll(words);
        }
        if (ofNoRow != null) {
            last.addAll(ofNoRow);
        }
        parts.add(last);
        return parts;
    }
}
