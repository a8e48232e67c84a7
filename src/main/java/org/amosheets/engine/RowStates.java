package org.amosheets.engine;

import org.amosheets.store.Rows.RowState;
import org.amosheets.sync.Cell;
import org.jspecify.annotations.Nullable;

/** Remembers how a row was left, so that the next look at the sheet tells whether a person changed it. */
final class RowStates {

    private RowStates() {}

    /** The fingerprint of the row once its pending writes are in. */
    static String fingerprint(Batch batch, BatchRow row) {
        return RowReader.fingerprint(batch.tab, column -> {
            Cell written = row.writes.get(column);
            return written != null ? written : row.read.cell(batch.header, column);
        });
    }

    /** How the row will stand once its pending writes are in, in this phase from now on. */
    static RowState of(Batch batch, BatchRow row, String phase) {
        return new RowState(row.number(), fingerprint(batch, row), batch.now, phase, "");
    }

    /** Keeps the time since when the row stands as it stands. */
    static void remember(Batch batch, BatchRow row, String phase) {
        remember(batch, row, phase, "");
    }

    static void remember(Batch batch, BatchRow row, String phase, String note) {
        String fingerprint = fingerprint(batch, row);
        @Nullable RowState known = row.state;
        long since = known != null && known.fingerprint().equals(fingerprint) ? known.firstSeen() : batch.now;
        row.state = new RowState(row.number(), fingerprint, since, phase, note);
        batch.commit.putRow(row.key, row.state);
    }

    static boolean unchanged(Batch batch, BatchRow row) {
        return row.state != null
                && row.state.fingerprint().equals(RowReader.fingerprint(batch.tab, batch.header, row.read));
    }
}
