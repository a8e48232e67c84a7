package org.amosheets.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.amosheets.store.Commit;
import org.amosheets.store.Inbox;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;

/**
 * Lets the word that something was added in amoCRM wait while rows do: of a lead that a row shows it is the echo of our own
 * create, and a big import would spend as many requests on its echo as on itself.
 */
final class Echoes {

    static final Duration WAIT = Duration.ofSeconds(15);

    /** An echo older than this is looked at however much waits. */
    static final long PATIENCE_MS = Duration.ofMinutes(2).toMillis();

    private final Store store;

    Echoes(Store store) {
        this.store = store;
    }

    /**
     * The changes without those that wait.
     *
     * @param now ms since the epoch
     * @param commit takes those that wait: they come again {@link #WAIT} after it
     */
    List<Change> due(List<Change> all, long now, Commit commit) {
        boolean any = all.stream().anyMatch(change -> mayWait(change, now));
        if (!any || store.inbox().waiting(Inbox.Lane.ROWS) == 0) {
            return all;
        }
        List<Change> due = new ArrayList<>();
        for (Change change : all) {
            if (mayWait(change, now)) {
                commit.later(Inbox.Lane.LEADS, change, WAIT);
            } else {
                due.add(change);
            }
        }
        return due;
    }

    private static boolean mayWait(Change change, long now) {
        return change.source() == Change.Source.ADDED && now - change.since() < PATIENCE_MS;
    }
}
