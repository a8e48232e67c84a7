package org.amosheets.engine;

import java.util.List;
import org.amosheets.sync.Cell;
import org.amosheets.sync.Problem;

/**
 * How a row stands at the end of a batch.
 *
 * @param lead its lead; 0 where it has none
 * @param note why it is not in step, in its author's words; empty where it is, or is not known to be
 */
record Outcome(State state, long lead, String note) {

    /** Whether there is anything more to come. */
    enum State {
        /** It is looked at again by itself. */
        WAITS,
        IN_STEP,
        /** Nothing more comes of it until somebody does something. */
        NOT_IN_STEP,
        BLANK
    }

    /** To be asked once it is known what is kept of the row. */
    static Outcome of(Batch batch, BatchRow row) {
        long lead = row.link == null ? 0 : row.link.leadId();
        if (!row.refused.isEmpty()) {
            return new Outcome(State.NOT_IN_STEP, lead, row.refused);
        }
        if (row.minted() || row.again || row.unread || row.contactUnread) {
            return new Outcome(State.WAITS, lead, "");
        }
        if (row.link == null) {
            return batch.tab.isBlank(batch.header, row.read)
                    ? new Outcome(State.BLANK, 0, "")
                    : withoutLead(batch, row);
        }
        if (row.settled || row.state == null) {
            return new Outcome(State.WAITS, lead, "");
        }
        return row.state.phase().equals(Phase.LINKED)
                ? new Outcome(State.IN_STEP, lead, "")
                : new Outcome(State.NOT_IN_STEP, lead, note(batch, row));
    }

    private static Outcome withoutLead(Batch batch, BatchRow row) {
        boolean parked = row.state != null && row.state.phase().equals(Phase.PARKED);
        return parked || !row.problems.isEmpty()
                ? new Outcome(State.NOT_IN_STEP, 0, note(batch, row))
                : new Outcome(State.WAITS, 0, "");
    }

    /** As it stands in the row. */
    private static String note(Batch batch, BatchRow row) {
        String column = batch.tab.service().note();
        Cell written = row.writes.get(column);
        String shown = (written == null ? row.read.cell(batch.header, column) : written).text();
        if (!shown.isBlank()) {
            return shown;
        }
        List<Problem> problems =
                row.problems.isEmpty() ? List.of(Problem.of(Problem.Code.HELD, "", "/changes")) : row.problems;
        return batch.tab.mapped().note(problems);
    }
}
