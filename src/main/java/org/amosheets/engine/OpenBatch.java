package org.amosheets.engine;

import java.time.Clock;
import org.amosheets.store.AuditEntry;
import org.amosheets.store.Commit;
import org.amosheets.store.Inbox;
import org.amosheets.store.Store;

/** First step of both directions: takes the mapping in force for the whole batch. */
public final class OpenBatch {

    private final Store store;
    private final TabSource tabs;
    private final Clock clock;

    public OpenBatch(Store store, TabSource tabs, Clock clock) {
        this.store = store;
        this.tabs = tabs;
        this.clock = clock;
    }

    public Batch open(Inbox.Taken taken) {
        Batch batch = new Batch(taken, tabs.current(), store.newCommit(), clock.millis());
        store.run(batch.trail.run);
        if (taken.lane() == Inbox.Lane.ROWS) {
            batch.callers = store.callers().waiting();
            batch.importing = store.imports().running().isPresent();
        }
        endUnfinished();
        return batch;
    }

    /** Writes of a batch that did not get as far as its commit: nobody knows whether they arrived. */
    private void endUnfinished() {
        Commit commit = store.newCommit();
        store.writesUnderWay().all().forEach(entry -> commit.audit(entry.ended(AuditEntry.UNCONFIRMED)));
        if (!commit.isEmpty()) {
            commit.run(store.lease());
        }
    }
}
