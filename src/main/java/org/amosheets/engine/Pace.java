package org.amosheets.engine;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.amosheets.sheets.QuotaLimit;
import org.amosheets.store.Inbox;

/**
 * When a lane takes its next batch. A batch that was taken before Google's quota lets it go waits all the same, and without
 * those who come meanwhile; so changes wait in the inbox instead, where others join them. A lone change finds the quota
 * free and goes at once.
 */
final class Pace {

    /** A batch of leads asks amoCRM first, so it may begin that much before the quota is free; ms. */
    private static final long AHEAD_MS = 100;

    private final Inbox.Lane lane;
    private final QuotaLimit quota;
    private final long mostMs;

    /** The echo of our own writes needs nothing of the sheet, and must not wait for it until the next real batch is due. */
    private boolean neededTheSheet;

    /** @param most the longest that changes wait for others */
    Pace(Inbox.Lane lane, QuotaLimit quota, Duration most) {
        this.lane = lane;
        this.quota = quota;
        this.mostMs = most.toMillis();
    }

    /** How long to leave in the inbox what waits there, in ms. */
    long beforeBatch() {
        if (!neededTheSheet) {
            return 0;
        }
        long read = quota.nextRead().toMillis();
        long wait = lane == Inbox.Lane.ROWS
                ? read
                : Math.max(read, quota.nextWrite().toMillis()) - AHEAD_MS;
        return Math.max(0, Math.min(wait, mostMs));
    }

    /**
     * How much longer to leave a lone change for which the quota was not free, so that the next one joins it, in ms. Without
     * it each of those that follow would find the quota just spent by the one before; with it they find it free again.
     *
     * @param waiting how many entries wait in the inbox, once {@link #beforeBatch} is over
     */
    long forCompany(long waiting) {
        return waiting == 1 ? Math.min(quota.apart().toMillis(), mostMs) : 0;
    }

    /** Sees what a batch needs. To be called within a turn, so that nobody else uses the quota meanwhile. */
    long watch(LongSupplier batch) {
        long before = quota.used();
        try {
            return batch.getAsLong();
        } finally {
            neededTheSheet = quota.used() > before;
        }
    }
}
