package org.amosheets.engine;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.amosheets.sheets.Sheet;
import org.amosheets.store.Lease;
import org.amosheets.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one process at a time work for the connection, and one batch at a time within it. The lease is kept while the
 * process lives; another takes over some seconds after it stopped.
 */
public final class Leadership implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);
    private static final long BEAT_MS = 2_000;
    /**
     * Together with the patience of the web server and of Camel (application.properties) less than the 30 s in which the
     * process has to end.
     */
    private static final Duration LAST = Duration.ofSeconds(6);

    private static final Duration CUT = Duration.ofMillis(1_500);

    private final Lease lease;
    private final Sheet sheet;
    private final TurnLock turn = new TurnLock();
    private final ReentrantLock looking = new ReentrantLock();
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "lease");
        thread.setDaemon(true);
        return thread;
    });
    private final Installation installation;
    private volatile boolean closing;
    private volatile boolean recovered;
    private volatile long recoveries;

    public Leadership(Lease lease, Sheet sheet, Installation installation) {
        this.lease = lease;
        this.sheet = sheet;
        this.installation = installation;
    }

    public void start() {
        heart.scheduleWithFixedDelay(this::beat, 0, BEAT_MS, TimeUnit.MILLISECONDS);
    }

    /** Renews the lease, or takes it where it is free. */
    void beat() {
        try {
            if (lease.held()) {
                if (!lease.renew()) {
                    LOG.warn("Another process took over; this one stands by");
                }
            } else if (turn.tryLock()) {
                // Only between batches: one that began under the old lease must never go on under a new one.
                try {
                    take();
                } finally {
                    turn.unlock();
                }
            }
        } catch (StoreUnavailable e) {
            LOG.warn("Tried to keep the lease but failed because: {} It is tried again.", e.getMessage());
        } catch (RuntimeException e) {
            // A scheduled task that throws is never run again; without its lease the process would idle for ever.
            LOG.error("Tried to keep the lease but failed unexpectedly; it is tried again", e);
        }
    }

    private void take() {
        recovered = false;
        if (lease.tryAcquire()) {
            LOG.info("This process works for the connection now");
        }
    }

    /** Whether this process may work: it holds the lease, and a write that a crash interrupted was finished. */
    boolean ready() {
        return !closing && lease.held();
    }

    /** Takes this process's turn; the next batch waits until it is closed. */
    Turn takeTurn() {
        turn.lock();
        return turn::unlock;
    }

    /** As {@link #takeTurn}, by somebody who can be {@linkplain #dismiss dismissed} meanwhile. */
    Turn awaitTurn() throws InterruptedException {
        turn.lockInterruptibly();
        return turn::unlock;
    }

    /** Whoever waits for a turn waits no more; whoever has it keeps it. */
    void dismiss(Thread waiting) {
        if (turn.hasQueuedThread(waiting)) {
            waiting.interrupt();
        }
    }

    /** For whoever holds the whole tab, as two would hold a big one twice; to be taken before the turn. */
    Turn takeLook() {
        looking.lock();
        return looking::unlock;
    }

    /** Runs something that no batch may see half of; batches of this process wait until it is done. */
    public void betweenBatches(Runnable action) {
        try (Turn mine = takeTurn()) {
            action.run();
        }
    }

    /**
     * Finds out, once after the lease was taken, whether the spreadsheet is ours to write to, and finishes what a crash
     * interrupted. To be called within a turn.
     *
     * @return false where a person has to be waited for
     */
    boolean recover() {
        if (recovered && sheet.isOurs() && !installation.isSetBack()) {
            if (!sheet.isSettled()) {
                // Before anything is read: what it had put before people counts as shown.
                sheet.recover();
            }
            return true;
        }
        recovered = false;
        if (!installation.admits()) {
            return false;
        }
        sheet.recover();
        recovered = true;
        recoveries++;
        return true;
    }

    /** How often it was found out whose the spreadsheet is, and which tab is ours: what was read before may be another's. */
    long recoveries() {
        return recoveries;
    }

    /** Keeps the mark in the spreadsheet young; within a turn of its own. */
    void renewMark() {
        if (recovered && ready()) {
            try (Turn mine = takeTurn()) {
                if (ready() && recovered) {
                    installation.renew();
                }
            }
        }
    }

    public boolean leads() {
        return lease.held();
    }

    /** Lets what is under way end, for some seconds; it may wait for a limit for minutes, and the process has to end. */
    @Override
    public void close() {
        closing = true;
        heart.shutdownNow();
        if (!turn.lockAtLast(LAST, CUT)) {
            LOG.warn(
                    "What is under way does not end; the lease runs out by itself, and the next start takes it up again");
            return;
        }
        try {
            lease.release();
        } catch (StoreUnavailable e) {
            LOG.info("The lease was not given back because Redis is away; it runs out by itself");
        } finally {
            turn.unlock();
        }
    }

    /** One process's turn. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }
}
