package org.amosheets.engine;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.amosheets.store.Commit;
import org.amosheets.store.Store;
import org.amosheets.store.StoreUnavailable;

/**
 * Somebody says that the tab changed and names no rows: it was sorted, rows were deleted, or too many were pasted. However
 * often that is said, one look answers all of it, and looks are as far apart as Google's quota bears.
 */
public final class ReadAgain {

    private static final String ASKED = "read-again-asked";
    private static final String DONE = "read-again-done";
    /** Twelve looks a minute leave most of the sixty reads to the rows themselves. */
    private static final long APART_MS = 5_000;

    private final Store store;
    private final Clock clock;
    private volatile long lastLook;

    public ReadAgain(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.lastLook = clock.millis() - APART_MS;
    }

    /** Returns once it is durable that the tab is to be read. */
    public void ask() throws StoreUnavailable {
        Commit commit = store.newCommit();
        commit.mark(ASKED, clock.millis());
        commit.runUnfenced();
    }

    /** Whether somebody asked since the last look, and that was long enough ago. */
    boolean isDue() {
        if (clock.millis() - lastLook < APART_MS) {
            return false;
        }
        Map<String, String> marks = store.marks().texts(List.of(ASKED, DONE));
        return marks.containsKey(ASKED) && !marks.get(ASKED).equals(marks.get(DONE));
    }

    /** Taken before the tab is read: what is asked while it is read is not answered by that. */
    Optional<String> asked() {
        lastLook = clock.millis();
        return store.marks().text(ASKED);
    }

    /** What was asked before the look is answered with this commit. */
    void answered(Optional<String> asked, Commit commit) {
        asked.ifPresent(word -> commit.mark(DONE, word));
    }
}
