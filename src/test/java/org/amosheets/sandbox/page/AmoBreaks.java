package org.amosheets.sandbox.page;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.amosheets.sandbox.amocrm.FakeAmoCrm;
import org.amosheets.sandbox.amocrm.Subscription;

/** The buttons that break amoCRM and its webhooks. */
final class AmoBreaks {

    private static final Duration HANG = Duration.ofSeconds(20);
    private static final String API = "/api/.*";

    private final FakeAmoCrm amo;
    private volatile boolean filtersOff;
    private volatile boolean hooksPaused;

    AmoBreaks(FakeAmoCrm amo) {
        this.amo = amo;
    }

    /** What strikes once or a few times. */
    Map<String, Action> shots() {
        return Map.of(
                "amo-cut-create",
                        args -> amo.faults()
                                .on("POST", "/api/v4/leads(/complex)?")
                                .closeAfter(),
                "amo-429", args -> amo.faults().on("*", API).times(10).status(429),
                "amo-500", args -> amo.faults().on("*", API).times(5).status(500),
                "amo-hang", args -> hang(),
                "hooks-drop", args -> amo.webhooks().dropNext(5),
                "hooks-duplicate", args -> amo.webhooks().duplicateNext(5));
    }

    /** What stays as it is until it is switched back. */
    Map<String, Action> toggles() {
        return Map.of(
                "amo-block", args -> block(args.flag("on")),
                "amo-filters-off", args -> filters(args.flag("on")),
                "hooks-pause", args -> pause(args.flag("on")));
    }

    Map<String, Boolean> switched() {
        return Map.of("amo-block", amo.blocked(), "amo-filters-off", filtersOff, "hooks-pause", hooksPaused);
    }

    void reset() {
        amo.faults().clear();
        block(false);
        filters(false);
        pause(false);
        amo.webhooks().dropNext(0);
        amo.webhooks().duplicateNext(0);
        for (Subscription hook : amo.webhooks().subscriptions()) {
            amo.webhooks().disable(hook.destination(), false);
        }
    }

    /** Every request that comes within the time waits until its end; those after it are served. */
    private void hang() {
        long end = System.nanoTime() + HANG.toNanos();
        CountDownLatch gate = amo.faults()
                .on((method, path) -> path.startsWith("/api/") && System.nanoTime() < end)
                .always()
                .hang();
        Thread opener = new Thread(() -> open(gate), "sandbox-hang");
        opener.setDaemon(true);
        opener.start();
    }

    private static void open(CountDownLatch gate) {
        try {
            TimeUnit.NANOSECONDS.sleep(HANG.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            gate.countDown();
        }
    }

    private void block(boolean on) {
        if (on) {
            amo.block();
        } else {
            amo.unblock();
        }
    }

    private void filters(boolean off) {
        filtersOff = off;
        amo.settings().filters(!off);
    }

    private void pause(boolean on) {
        hooksPaused = on;
        if (on) {
            amo.webhooks().pause();
        } else {
            amo.webhooks().resume();
        }
    }
}
