package org.amosheets.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.amosheets.engine.Outcome.State;
import org.amosheets.store.Callers.Answer;
import org.amosheets.store.Callers.Caller;
import org.amosheets.sync.Change;
import org.amosheets.sync.Problem;

/** Tells those who wait for a row how it ended, by the batch's own commit: nobody is told what did not stay. */
final class TellCallers {

    private TellCallers() {}

    static void tell(Batch batch) {
        if (batch.callers.isEmpty()) {
            return;
        }
        Map<String, Integer> places = new HashMap<>();
        batch.rows.values().forEach(row -> places.merge(row.key, 1, Integer::sum));
        for (Caller caller : batch.callers) {
            if (batch.now - caller.since() > RowCallers.FORGOTTEN_MS) {
                batch.commit.dropCaller(caller.ticket());
            } else if (caller.key().isEmpty()) {
                byNumber(batch, caller, places);
            } else if (places.getOrDefault(caller.key(), 0) == 1) {
                batch.row(caller.key()).ifPresent(row -> tell(batch, caller, row));
            }
        }
    }

    private static void byNumber(Batch batch, Caller caller, Map<String, Integer> places) {
        BatchRow row = batch.rows.get(caller.row());
        if (row != null) {
            boolean known = places.getOrDefault(row.key, 0) == 1 && !row.key.isEmpty() && row.keyWritten;
            tell(batch, known ? caller.at(row.key) : caller, row);
        } else if (batch.heldCopies.contains(caller.row())) {
            refuse(batch, caller, held());
        } else if (batch.changes(Change.Kind.ROW).stream()
                .anyMatch(change -> change.ref().equals(Integer.toString(caller.row())))) {
            refuse(batch, caller, Problem.of(Problem.Code.EMPTY_ROW, ""));
        }
    }

    private static void tell(Batch batch, Caller caller, BatchRow row) {
        Outcome outcome = Outcome.of(batch, row);
        if (outcome.state() == State.BLANK) {
            refuse(batch, caller, Problem.of(Problem.Code.EMPTY_ROW, ""));
        } else if (outcome.state() != State.WAITS) {
            batch.commit.answerCaller(caller.ticket(), new Answer(outcome.lead(), outcome.note(), batch.now));
        } else if (row.key.isEmpty() && row.settled) {
            refuse(batch, caller, held());
        } else if (!caller.key().isEmpty()) {
            // From now on the number may be another row's.
            batch.commit.putCaller(caller);
        }
    }

    private static Problem held() {
        return Problem.of(Problem.Code.HELD, "", "/changes?state=held");
    }

    private static void refuse(Batch batch, Caller caller, Problem why) {
        batch.commit.answerCaller(
                caller.ticket(), new Answer(0, batch.tab.mapped().note(List.of(why)), batch.now));
    }
}
