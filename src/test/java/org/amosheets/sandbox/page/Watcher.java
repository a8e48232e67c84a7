package org.amosheets.sandbox.page;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.amosheets.sandbox.amocrm.FakeAmoCrm;
import org.amosheets.sandbox.sheets.FakeSheets;

/** Looks several times a second at what the fakes keep lists of, and counts. */
final class Watcher implements AutoCloseable {

    private static final long EVERY_MS = 200;

    private final AmoRequests amoRequests;
    private final SheetsRequests sheetsRequests;
    private final FakeAmoCrm amo;
    private final FakeSheets sheets;
    private final LiveLog log;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "sandbox-watcher");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Counters counters = new Counters(0, 0, 0, 0, 0, 0);
    private boolean blocked;

    Watcher(FakeAmoCrm amo, FakeSheets sheets, LiveLog log) {
        this.amo = amo;
        this.sheets = sheets;
        this.log = log;
        this.amoRequests = new AmoRequests(amo, log);
        this.sheetsRequests = new SheetsRequests(sheets, log);
    }

    // A look deals with its own failure; nobody waits for its future.
    @SuppressWarnings("FutureReturnValueIgnored")
    void start() {
        timer.scheduleWithFixedDelay(this::look, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            amoRequests.follow();
            sheetsRequests.follow();
            count();
        } catch (RuntimeException e) {
            // Thrown on, it would end the looks for good, and in silence.
            System.getLogger(Watcher.class.getName())
                    .log(System.Logger.Level.WARNING, "Tried to read the fakes' lists but failed", e);
        }
    }

    private void count() {
        Counters now = new Counters(
                amoRequests.lastSecond(),
                amoRequests.most(),
                amoRequests.refused(),
                sheetsRequests.readsOfMinute(),
                sheetsRequests.writesOfMinute(),
                sheets.rejected429());
        if (!now.equals(counters)) {
            counters = now;
            log.counted();
        }
        // The account also gets blocked by itself, after too many violations of the limit.
        if (blocked != amo.blocked()) {
            blocked = amo.blocked();
            log.touch();
        }
    }

    Counters counters() {
        return counters;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
