package org.amosheets.engine;

import java.time.Clock;
import java.time.Duration;
import org.amosheets.sheets.Sheet;
import org.amosheets.store.Store;

/** A command in the service's place: it holds the lease, so that no service works on the connection meanwhile. */
public final class SoleWorker implements AutoCloseable {

    /** A lease outlives a process that was killed by ten seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private static final long LOOK_MILLIS = 200;

    private final Leadership leadership;
    private final Store store;
    private final Leadership.Turn turn;

    private SoleWorker(Leadership leadership, Store store) {
        this.leadership = leadership;
        this.store = store;
        // A lease that was lost is not taken anew in the middle.
        this.turn = leadership.takeTurn();
    }

    /**
     * Takes the lease, and finishes a write to the sheet that was interrupted.
     *
     * @throws Misconfigured where a service is at work
     */
    public static SoleWorker take(Store store, Sheet sheet, Clock clock) {
        Leadership leadership = new Leadership(store.lease(), sheet, new Installation(store, sheet, clock));
        leadership.start();
        long until = clock.millis() + PATIENCE.toMillis();
        while (!leadership.leads()) {
            if (clock.millis() > until) {
                leadership.close();
                throw new Misconfigured("Tried to take over an older tool's state but the service is running; stop it,"
                        + " run this again, and start it afterwards");
            }
            pause();
        }
        return new SoleWorker(leadership, store);
    }

    /** Throws where the lease is somebody else's by now. */
    public void check() {
        store.lease().check();
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Tried to wait for the lease but was interrupted", e);
        }
    }

    @Override
    public void close() {
        turn.close();
        leadership.close();
    }
}
