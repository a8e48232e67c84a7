package org.amosheets.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
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

    /** Holds the Unix second of the newest event that was read: amoCRM's time, as this computer's clock may be wrong. */
    private static final String UNTIL = "deletions-looked-until";

    /** How far back the very first look goes, in seconds: farther than any clock that is merely set wrong is ahead. */
    private static final long FIRST_LOOK = Duration.ofDays(1).toSeconds();

    private static final Duration EVERY = Duration.ofMinutes(15);

    /** Who may not see the events today hardly may in a quarter of an hour. */
    private static final Duration AFTER_REFUSAL = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Deletions.class);

    private final Store store;
    private final AmoCrm amoCrm;
    private final Clock clock;
    /** When this process looked last, ms since the epoch; 0 = never, so that a new process looks at once. */
    private long lookedAt;
    /** The newest event of each lead at the last look, as the newest ones are read again and again. */
    private Map<Long, Long> told = Map.of();

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
        OptionalLong until = store.marks().number(UNTIL);
        long from = until.isPresent() ? until.getAsLong() - Overlap.LAG : now / 1000 - FIRST_LOOK;
        Map<Long, Long> events;
        try {
            events = amoCrm.leadsDeletedOrRestored(from);
        } catch (AmoCrmException.Rejected refused) {
            LOG.warn("Whether leads were deleted that no webhook told of is not known: {}", refused.getMessage());
            lookedAt = now + AFTER_REFUSAL.minus(EVERY).toMillis();
            return;
        }
        Set<Long> news = new HashSet<>(events.keySet());
        news.removeIf(id -> Objects.equals(told.get(id), events.get(id)));
        List<Change> linked = store.links().keysByLead(news).keySet().stream()
                .map(id -> Change.lead(id, Change.Source.RECONCILE, now))
                .toList();
        if (!linked.isEmpty()) {
            store.inbox().accept(Inbox.Lane.LEADS, linked);
        }
        long newest = events.values().stream().mapToLong(Long::longValue).max().orElse(from + Overlap.LAG);
        if (until.isEmpty() || newest > until.getAsLong()) {
            Commit commit = store.newCommit();
            commit.mark(UNTIL, newest);
            commit.run(store.lease());
        }
        told = Map.copyOf(events);
        lookedAt = now;
    }
}
