package org.amosheets.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.amosheets.amocrm.AmoCrmException;
import org.amosheets.sheets.SheetsException;
import org.amosheets.store.Commit;
import org.amosheets.store.Inbox;
import org.amosheets.store.LeaseLost;
import org.amosheets.store.Standing;
import org.amosheets.store.Store;
import org.amosheets.store.StoreUnavailable;
import org.amosheets.sync.Change;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what becomes of a batch that failed as a whole. What may heal is tried again for ever; what nobody foresaw is
 * narrowed down to the change that causes it, and that one is set aside, so that the others go on.
 */
final class BatchFailures {

    private static final Logger LOG = LoggerFactory.getLogger(BatchFailures.class);
    private static final long FIRST_PAUSE_MS = 500;
    private static final long LONGEST_PAUSE_MS = 30_000;
    /** So many unforeseen failures in a row until the batch is narrowed down, and again until its change is parked. */
    private static final int PATIENCE = 3;

    private static final Duration PUT_OFF = Duration.ofSeconds(10);

    private final Store store;
    private int inARow;
    private int unforeseen;
    /** How many changes the next batch may hold: halved while batches fail in an unforeseen way, doubled with each success. */
    private int most = Integer.MAX_VALUE;

    BatchFailures(Store store) {
        this.store = store;
    }

    /** @param message one sentence for the log */
    record Answer(String message, long pauseMs) {}

    /** How many changes the next batch may hold, where it would hold at most so many. */
    int most(int max) {
        return Math.min(max, most);
    }

    void succeeded() {
        inARow = 0;
        unforeseen = 0;
        widen();
    }

    private void widen() {
        most = most > Integer.MAX_VALUE / 2 ? Integer.MAX_VALUE : 2 * most;
    }

    Answer answer(Inbox.@Nullable Taken taken, Throwable failure) {
        Throwable cause = root(failure);
        inARow++;
        long pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS << Math.min(inARow - 1, 10));
        if (cause instanceof LeaseLost) {
            return new Answer("Another process took over in the middle of a batch; it goes on with it", FIRST_PAUSE_MS);
        }
        if (cause instanceof AmoCrmException.Blocked
                || cause instanceof SheetsException.Unavailable
                || cause instanceof Misconfigured) {
            return new Answer(said(cause) + " Nothing is lost meanwhile.", LONGEST_PAUSE_MS);
        }
        boolean heals = cause instanceof AmoCrmException.Busy
                || cause instanceof SheetsException.Busy
                || cause instanceof StoreUnavailable;
        boolean remote = cause instanceof AmoCrmException.Busy || cause instanceof SheetsException.Busy;
        if (remote && taken != null && taken.deliveries() >= PATIENCE) {
            return putOff(taken, cause);
        }
        if (heals || taken == null) {
            return new Answer(said(cause) + " It is tried again in " + pause + " ms.", pause);
        }
        return unforeseen(taken, cause, pause);
    }

    /** Back into the inbox with a not-before time: what waits behind it may well go through. */
    private Answer putOff(Inbox.Taken taken, Throwable cause) {
        Commit commit = store.newCommit();
        commit.acknowledge(taken);
        taken.changes().forEach(change -> commit.later(taken.lane(), change, PUT_OFF));
        commit.run(store.lease());
        return new Answer(
                said(cause) + " Its " + taken.changes().size() + " changes are tried again in " + PUT_OFF.toSeconds()
                        + " s, others before them.",
                0);
    }

    private Answer unforeseen(Inbox.Taken taken, Throwable cause, long pause) {
        LOG.error(
                "A batch of {} changes failed in a way that was not foreseen",
                taken.changes().size(),
                cause);
        int size = taken.changes().size();
        boolean partOfAFailure = most < Integer.MAX_VALUE && size > 1;
        unforeseen++;
        if (unforeseen < PATIENCE && !partOfAFailure) {
            return new Answer("The batch is tried again in " + pause + " ms", pause);
        }
        unforeseen = 0;
        Commit commit = store.newCommit();
        if (size > 1) {
            most = (size + 1) / 2;
            commit.scatter(taken);
        } else {
            widen();
            for (Change change : taken.changes()) {
                Standing.Entry parked = parked(change, cause);
                commit.putStanding(parked);
                ImportCount.parked(store, change, parked.reason(), commit);
            }
            commit.acknowledge(taken);
        }
        commit.run(store.lease());
        return new Answer(
                size > 1
                        ? "The batch's changes are tried again, at most " + most + " at a time"
                        : "The change is parked; see /changes?state=parked",
                0);
    }

    private static Standing.Entry parked(Change change, Throwable cause) {
        List<String> rows = change.kind() == Change.Kind.KEY || change.kind() == Change.Kind.ROW
                ? List.of(change.ref())
                : List.of();
        List<Long> leads = change.kind() == Change.Kind.LEAD ? List.of(Long.parseLong(change.ref())) : List.of();
        String reason =
                "It failed in a way that was not foreseen: " + cause.getClass().getSimpleName();
        return new Standing.Entry(
                "change:" + change.subject(), "parked", reason, rows, leads, change.since(), List.of(change), Map.of());
    }

    private static String said(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    /** Camel and the executors wrap what a step threw. */
    static Throwable root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !isOurs(cause)) {
            cause = cause.getCause();
        }
        return cause;
    }

    static boolean isOurs(Throwable cause) {
        return cause instanceof AmoCrmException
                || cause instanceof SheetsException
                || cause instanceof StoreUnavailable
                || cause instanceof LeaseLost
                || cause instanceof Misconfigured;
    }
}
