package org.amosheets.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.amosheets.store.Inbox;
import org.amosheets.sync.Change;
import org.amosheets.sync.FieldRule;
import org.amosheets.sync.Readiness;

/** Picks the rows that have been quiet long enough and hold what a lead needs; the others wait or are told what is missing. */
public final class ReadyRows {

    private final SyncOptions options;

    public ReadyRows(SyncOptions options) {
        this.options = options;
    }

    List<BatchRow> of(Batch batch) {
        List<BatchRow> due = new ArrayList<>();
        for (BatchRow row : batch.open()) {
            if (row.isNew() && !row.key.isEmpty() && isDue(batch, row)) {
                due.add(row);
            }
        }
        return due;
    }

    private boolean isDue(Batch batch, BatchRow row) {
        row.values = RowReader.values(batch.tab, batch.header, row.read, Map.of(), 0);
        boolean setAside =
                row.state != null && row.state.phase().equals(Phase.PARKED) && RowStates.unchanged(batch, row);
        if (setAside && !askedByPerson(batch, row)) {
            row.settled = true;
            row.keepNote = true;
            return false;
        }
        RowStates.remember(batch, row, Phase.NEW);
        long quietSoFar = row.state == null ? 0 : batch.now - row.state.firstSeen();
        long quiet = batch.isWhole(row) ? 0 : options.newRowQuiet().toMillis();
        Readiness readiness = Readiness.of(row.values, columns(batch), batch.tab.requiredFields(), quietSoFar, quiet);
        switch (readiness.verdict()) {
            case DUE -> {
                return true;
            }
            case WAIT -> {
                row.settled = true;
                row.keepNote = true;
                batch.commit.later(
                        Inbox.Lane.ROWS,
                        Change.key(row.key, Change.Source.RETRY, batch.now).toldBy(batch.causes.hints(row)),
                        Duration.ofMillis(readiness.waitMs() + 1));
            }
            case INVALID, INCOMPLETE -> {
                row.settled = true;
                row.problems.addAll(readiness.problems());
            }
        }
        return false;
    }

    private static boolean askedByPerson(Batch batch, BatchRow row) {
        return batch.changes(Change.Kind.KEY).stream()
                .anyMatch(change -> change.source() == Change.Source.OPERATOR
                        && change.ref().equals(row.key));
    }

    private static Map<String, String> columns(Batch batch) {
        Map<String, String> columns = new HashMap<>();
        for (FieldRule rule : batch.tab.mapped().rules()) {
            columns.put(rule.field(), batch.tab.mapped().column(rule.field()));
        }
        return columns;
    }
}
