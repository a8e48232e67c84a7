package org.amosheets.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.AmoCrmException;
import org.amosheets.store.Commit;
import org.amosheets.store.Inbox;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds leads that went into amoCRM's trash, or came out of it, where no webhook said so. The lists by change leave the
 * trash out, so the event list is asked: at the beginning of work, and then a few times an hour.
 */
final class Deletions {

    /** Holds the Unix second up to which the events were read. */
    private static final String UNTIL = "deletions-looked-until";

    private static final Duration EVERY = Duration.ofMinutes(15);

    /** Who may not see the events today hardly may in a quarter of an hour. */
    private static final Duration AFTER_REFUSAL = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Deletions.class);

    private final Store store;
    private final AmoCrm amoCrm;
    private final Clock clock;
    /** When this process looked last, ms since the epoch; 0 = never, so that a new process looks at once. */
    private long lookedAt;

    Deletions(Store store, AmoCrm amoCrm, Clock clock) {
        this.store = store;
        this.amoCrm = amoCrm;
        this.clock = clock;
    }

    void look() {
        long now = clock.millis();
        if (now - lookedAt < EVERY.toMillis()) {
            return;
        }
        long second = now / 1000;
        long from = store.marks().number(UNTIL).orElse(second) - Overlap.LAG;
        Set<Long> ids;
        try {
            ids = amoCrm.leadsDeletedOrRestored(from, second);
        } catch (AmoCrmException.Rejected refused) {
            LOG.warn("Whether leads were deleted that no webhook told of is not known: {}", refused.getMessage());
            lookedAt = now + AFTER_REFUSAL.minus(EVERY).toMillis();
            return;
        }
        List<Change> linked = store.links().keysByLead(ids).keySet().stream()
                .map(id -> Change.lead(id, Change.Source.RECONCILE, now))
                .toList();
        if (!linked.isEmpty()) {
            store.inbox().accept(Inbox.Lane.LEADS, linked);
        }
        Commit commit = store.newCommit();
        commit.mark(UNTIL, second);
        commit.run(store.lease());
        lookedAt = now;
    }
}
