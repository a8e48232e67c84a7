package org.amosheets.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.amosheets.store.Inbox;
import org.amosheets.store.Standing;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;
import org.amosheets.sync.Link;
import org.amosheets.sync.Plan;
import org.amosheets.sync.Plan.BaseMove;
import org.amosheets.sync.Problem;

/** Last step: everything that the batch found out becomes durable at once, and its changes leave the inbox. */
public final class CommitBatch {

    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration MUCH_LATER = Duration.ofSeconds(60);

    private final Store store;
    private final SyncOptions options;
    private final Crossings crossings;
    private final Clock clock;
    private final Setbacks setbacks = new Setbacks();

    /** @param crossings told of each write once it is kept */
    public CommitBatch(Store store, SyncOptions options, Crossings crossings, Clock clock) {
        this.store = store;
        this.options = options;
        this.crossings = crossings;
        this.clock = clock;
    }

    public Batch commit(Batch batch) {
        Map<String, Map<String, String>> moves = confirmedMoves(batch);
        for (BatchRow row : batch.rows.values()) {
            if (!row.key.isEmpty()) {
                keep(batch, row, moves.getOrDefault(row.key, Map.of()));
            }
        }
        settleParked(batch);
        otherRowsOfPatchedContacts(batch);
        TellCallers.tell(batch);
        ImportCount.count(batch, store);
        batch.conflicts.settle(batch, moves);
        batch.trail.finish(batch.commit);
        batch.commit.acknowledge(batch.taken);
        batch.commit.run(store.lease());
        batch.trail.tell(crossings, clock.millis());
        batch.trail.sayWritten();
        return batch;
    }

    /** What both sides are now known to agree on, by row key and field. */
    private static Map<String, Map<String, String>> confirmedMoves(Batch batch) {
        Map<String, Map<String, String>> moves = new HashMap<>();
        Map<String, BatchRow> rows = batch.rowsByKey();
        for (BaseMove move : batch.plan.bases()) {
            boolean patched = move.patch() == null || batch.applied(move.patch());
            boolean written = !move.cell() || batch.writtenCells.contains(Batch.cellId(move.rowKey(), move.field()));
            if (patched && written) {
                moves.computeIfAbsent(move.rowKey(), key -> new HashMap<>()).put(move.field(), move.to());
            } else {
                BatchRow row = rows.get(move.rowKey());
                if (row != null) {
                    row.again |= row.refused.isEmpty() && !refused(batch, move.patch());
                }
            }
        }
        return moves;
    }

    private static boolean refused(Batch batch, Plan.@org.jspecify.annotations.Nullable Target target) {
        return target != null
                && (target.contact() ? batch.contactReport : batch.leadReport)
                        .refused()
                        .containsKey(target.id());
    }

    private void keep(Batch batch, BatchRow row, Map<String, String> moved) {
        if (row.appended && row.writes.isEmpty()) {
            appendAgain(batch, row);
            return;
        }
        if (row.minted() && !row.appended) {
            keepMinted(batch, row);
            return;
        }
        Link link = row.link;
        if (link != null && !row.settled) {
            Link agreed = link.withBase(moved);
            batch.commit.putLink(agreed);
            if (!row.linkedBefore) {
                // Not before: a row that was set aside although its lead was found has to be looked for again.
                batch.commit.dropIntent(row.key);
            }
            AuditWrites.kept(batch, row, agreed);
            if (!row.leadGone && (!row.shown.isEmpty() || !row.writes.isEmpty())) {
                batch.commit.dropShown(row.key);
            }
            boolean again = row.again || row.contactUnread;
            keepUnsettled(batch, row, again ? agreed.base() : row.sent);
            if (again) {
                keepStanding(batch, row);
                again(batch, row);
            } else {
                RowStates.remember(batch, row, phase(batch, row), row.heldFor);
                setbacks.over(setback(row));
                if (row.approved) {
                    batch.commit.removeFromSet(MassChanges.APPROVED, List.of(row.key));
                }
            }
        } else if (row.again) {
            again(batch, row);
        }
    }

    /** What was sent counts as long as it is not known whether it arrived: a later change of that field is somebody else's. */
    private static void keepUnsettled(Batch batch, BatchRow row, Map<String, String> settled) {
        if (row.leadGone || row.sent.isEmpty()) {
            return;
        }
        Map<String, String> unsettled = row.unsettled();
        unsettled.entrySet().removeAll(settled.entrySet());
        if (unsettled.isEmpty()) {
            batch.commit.dropSent(row.key);
        } else if (unsettled.size() < row.sent.size()) {
            batch.commit.putSent(row.key, unsettled);
        }
    }

    /** A new row that stands in the tab is no longer one that is about to be written, whatever else is open about it. */
    private static void keepStanding(Batch batch, BatchRow row) {
        if (row.appended || (row.state != null && row.state.phase().equals(Phase.APPENDING))) {
            RowStates.remember(batch, row, Phase.OPEN);
        }
    }

    private static String phase(Batch batch, BatchRow row) {
        if (row.leadGone) {
            return Phase.LEAD_GONE;
        }
        if (!row.heldFor.isEmpty()) {
            return Phase.HELD;
        }
        boolean open = batch.plan.problems().getOrDefault(row.key, List.of()).stream()
                .anyMatch(problem -> problem.code() != Problem.Code.ROUNDED);
        return open || !refusal(batch, row).isEmpty() ? Phase.OPEN : Phase.LINKED;
    }

    /** A row that just got its key is looked at by that key once it has been quiet, counted from when it was read. */
    private void keepMinted(Batch batch, BatchRow row) {
        if (row.keyWritten) {
            if (row.state == null) {
                RowStates.remember(batch, row, Phase.NEW);
            }
            boolean soon = row.link != null || batch.isWhole(row);
            batch.commit.later(Inbox.Lane.ROWS, batch.again(row), soon ? SOON : quietLeft(batch));
        } else {
            Change again = batch.again(row);
            Change change = Change.row(row.number(), again.source(), batch.now).toldBy(again.hints());
            batch.commit.later(Inbox.Lane.ROWS, change, SOON);
            // The row moved meanwhile, and as long as it has no key its lead is known by a cell that anybody may clear.
            batch.commit.mark(StandingChanges.SCAN_ASKED, batch.now);
        }
    }

    private Duration quietLeft(Batch batch) {
        Duration left = options.newRowQuiet().minusMillis(clock.millis() - batch.now);
        return left.compareTo(SOON) < 0 ? SOON : left;
    }

    /** The row did not come to stand in the tab, so nothing but its lead leads to it. */
    private void appendAgain(Batch batch, BatchRow row) {
        if (row.refused.isEmpty() && row.link != null) {
            Duration wait = row.sheetFailed ? SOON : setbacks.next(setback(row));
            batch.commit.later(Inbox.Lane.LEADS, lead(batch, row.link), wait);
        }
    }

    /** A row that was never written has another key at each try. */
    private static String setback(BatchRow row) {
        return row.appended && row.link != null ? "lead/" + row.link.leadId() : row.key;
    }

    private static Change lead(Batch batch, Link link) {
        return batch.again(link.leadId(), batch.now);
    }

    private void again(Batch batch, BatchRow row) {
        Duration wait = row.unread || failed(batch, row) ? setbacks.next(setback(row)) : SOON;
        batch.commit.later(Inbox.Lane.ROWS, batch.again(row), wait);
    }

    private static boolean failed(Batch batch, BatchRow row) {
        return row.link != null
                && (batch.leadReport.failed().containsKey(row.link.leadId())
                        || batch.contactReport.failed().containsKey(row.link.contactId()));
    }

    private static void settleParked(Batch batch) {
        for (BatchRow row : batch.open()) {
            String refusal = refusal(batch, row);
            if (row.link == null) {
                continue;
            }
            if (refusal.isEmpty()) {
                batch.commit.dropStanding("row:" + row.key);
            } else {
                batch.commit.putStanding(new Standing.Entry(
                        "row:" + row.key,
                        "parked",
                        refusal,
                        List.of(row.key),
                        List.of(row.link.leadId()),
                        batch.now,
                        List.of(
                                row.appended
                                        ? lead(batch, row.link)
                                        : Change.key(row.key, Change.Source.OPERATOR, batch.now)),
                        Map.of()));
            }
        }
    }

    private static String refusal(Batch batch, BatchRow row) {
        if (row.link == null || !row.refused.isEmpty()) {
            return row.refused;
        }
        String lead = batch.leadReport.refused().get(row.link.leadId());
        String contact = batch.contactReport.refused().get(row.link.contactId());
        return lead != null ? lead : contact != null ? contact : "";
    }

    /** A new row may have filled in fields of a contact that other rows show too. */
    private void otherRowsOfPatchedContacts(Batch batch) {
        if (batch.createdLeads.isEmpty() || batch.contactReport.applied().isEmpty()) {
            return;
        }
        List<Change> changes = batch.contactReport.applied().stream()
                .map(id -> Change.contact(id, Change.Source.RETRY, batch.now))
                .toList();
        batch.commit.enqueue(Inbox.Lane.LEADS, changes);
    }
}
