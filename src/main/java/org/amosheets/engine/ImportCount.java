package org.amosheets.engine;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.amosheets.store.Commit;
import org.amosheets.store.Imports;
import org.amosheets.store.Imports.RowEnd;
import org.amosheets.store.Imports.RowEnd.What;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;

/**
 * Keeps what became of each row of the import under way, by the batch's own commit. A row counts if it had no lead before,
 * whoever had it looked at.
 */
final class ImportCount {

    private ImportCount() {}

    static void count(Batch batch, Store store) {
        if (!batch.importing) {
            return;
        }
        batch.changes(Change.Kind.ROW)
                .forEach(change -> batch.commit.importForgets(Imports.number(Integer.parseInt(change.ref()))));
        // A row that moved off its number before it had a key is found by the import's next look.
        batch.rows.keySet().forEach(number -> batch.commit.importForgets(Imports.number(number)));
        Map<String, BatchRow> rows = batch.rowsByKey();
        Set<String> named = new HashSet<>(batch.wantedKeys);
        named.addAll(rows.keySet());
        Set<String> waitedFor = store.imports().waitingAmong(named);
        rows.forEach((key, row) -> {
            if (!row.linkedBefore) {
                count(batch, row);
            } else if (waitedFor.contains(key)) {
                end(batch.commit, row, What.SKIPPED, "");
            }
        });
        for (String key : waitedFor) {
            if (!rows.containsKey(key)) {
                batch.commit.importDone(key, new RowEnd(What.SKIPPED, 0, key, ""));
            }
        }
    }

    private static void count(Batch batch, BatchRow row) {
        if (row.link != null && !row.settled) {
            // Whatever is left to be done about it, the lead is kept by this commit.
            linked(batch, batch.commit, row);
            return;
        }
        Outcome outcome = Outcome.of(batch, row);
        switch (outcome.state()) {
            case BLANK -> end(batch.commit, row, What.SKIPPED, "");
            case NOT_IN_STEP -> end(batch.commit, row, What.FAILED, outcome.note());
            default -> batch.commit.importWaits(name(row));
        }
    }

    /** To go with the commit that keeps the row's lead: afterwards it counts as one that had it. */
    static void linked(Batch batch, Commit commit, BatchRow row) {
        if (batch.importing) {
            end(commit, row, row.adopted ? What.UPDATED : What.CREATED, "");
        }
    }

    private static void end(Commit commit, BatchRow row, What what, String reason) {
        commit.importDone(name(row), new RowEnd(what, row.number(), row.key, reason));
    }

    private static String name(BatchRow row) {
        return row.keyWritten ? row.key : Imports.number(row.number());
    }

    /** A row that makes every batch fail is not waited for. */
    static void parked(Store store, Change change, String reason, Commit commit) {
        String row = change.kind() == Change.Kind.ROW ? Imports.number(Integer.parseInt(change.ref())) : change.ref();
        int number = change.kind() == Change.Kind.ROW ? Integer.parseInt(change.ref()) : 0;
        if (!store.imports().waitingAmong(Set.of(row)).isEmpty()) {
            commit.importDone(
                    row, new RowEnd(What.FAILED, number, change.kind() == Change.Kind.KEY ? row : "", reason));
        }
    }
}
