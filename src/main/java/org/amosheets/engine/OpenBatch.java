package org.amosheets.engine;

import java.time.Clock;
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
        return new Batch(taken, tabs.current(), store.newCommit(), clock.millis());
    }
}
