package org.amosheets.sheets;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Splits a big write, so that no request comes near the size and the time that Google allows. */
final class WriteBatches {

    static final int MOST_ROWS = 2_000;
    private static final int MOST_BYTES = 1_600_000;
    /** Measured: 430 bytes for a row's key, 660 for a key, two ids and an address; a little more is reckoned. */
    private static final int BYTES_A_ROW = 400;

    private static final int BYTES_A_CELL = 70;

    private WriteBatches() {}

    static List<List<RowWrite>> of(List<RowWrite> rows) {
        List<List<RowWrite>> batches = new ArrayList<>();
        List<RowWrite> open = new ArrayList<>();
        int bytes = 0;
        for (RowWrite row : rows) {
            int size = size(row);
            if (!open.isEmpty() && (open.size() == MOST_ROWS || bytes + size > MOST_BYTES)) {
                batches.add(open);
                open = new ArrayList<>();
                bytes = 0;
            }
            open.add(row);
            bytes += size;
        }
        if (!open.isEmpty()) {
            batches.add(open);
        }
        return batches;
    }

    private static int size(RowWrite row) {
        return BYTES_A_ROW
                + row.cells().values().stream()
                        .mapToInt(c -> BYTES_A_CELL + c.value().text().getBytes(StandardCharsets.UTF_8).length)
                        .sum();
    }
}
