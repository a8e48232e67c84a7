package org.amosheets.engine;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amosheets.store.AuditEntry;
import org.amosheets.store.Commit;
import org.amosheets.store.Inbox;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** First step of both directions: takes the mapping in force for the whole batch. */
public final class OpenBatch {

    private static final Logger LOG = LoggerFactory.getLogger(OpenBatch.class);
    /** More of them would be no line to read. */
    private static final int MOST_HINTS = 100;

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
        MDC.put(Told.BATCH, batch.trail.run);
        sayTaken(taken);
        if (taken.lane() == Inbox.Lane.ROWS) {
            batch.callers = store.callers().waiting();
            batch.importing = store.imports().running().isPresent();
        }
        endUnfinished(batch);
        return batch;
    }

    /** The line that leads from what was announced to what comes of it. */
    private static void sayTaken(Inbox.Taken taken) {
        String hints = taken.changes().stream()
                .flatMap(change -> Stream.of(change.hints().split(" ")))
                .filter(hint -> !hint.isEmpty())
                .distinct()
                .limit(MOST_HINTS)
                .collect(Collectors.joining(" "));
        if (!hints.isEmpty()) {
            LOG.info("Looks at {}, announced by hints {}", Told.refs(taken.changes()), hints);
        } else {
            LOG.debug("Looks at {}", Told.refs(taken.changes()));
        }
    }

    /** Writes of a batch that did not get as far as its commit: nobody knows whether they arrived. */
    private void endUnfinished(Batch batch) {
        List<AuditEntry> unfinished = store.writesUnderWay().all();
        if (unfinished.isEmpty()) {
            return;
        }
        lookByNewKeys(batch, unfinished);
        Commit commit = store.newCommit();
        unfinished.forEach(entry -> commit.audit(entry.ended(AuditEntry.UNCONFIRMED)));
        commit.run(store.lease());
    }

    /**
     * What announced the rows that were about to get a key names the places where they stood, and may lead to other rows by
     * now; a look at the whole tab finds nothing new in them, as they are known by their keys and as they were read. Kept
     * before the writes are forgotten, which alone tell of it.
     */
    private void lookByNewKeys(Batch batch, List<AuditEntry> unfinished) {
        String column = batch.tab.service().key();
        Set<String> keys = unfinished.stream()
                .filter(entry -> entry.values().containsKey(column))
                .flatMap(entry -> entry.rows().stream())
                .collect(Collectors.toSet());
        if (keys.isEmpty()) {
            return;
        }
        List<Change> changes = store.rows().byKeys(keys).entrySet().stream()
                .filter(row -> row.getValue().phase().equals(Phase.NEW))
                .map(row -> Change.key(row.getKey(), Change.Source.RETRY, batch.now))
                .toList();
        Commit commit = store.newCommit();
        commit.enqueue(Inbox.Lane.ROWS, changes);
        commit.run(store.lease());
    }
}
