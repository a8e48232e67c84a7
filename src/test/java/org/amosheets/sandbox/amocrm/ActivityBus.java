package org.amosheets.sandbox.amocrm;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** Tells listeners what happens, in order, on a thread of its own: a slow listener holds nobody's lock. */
final class ActivityBus implements AutoCloseable {

    private final List<Consumer<Activity>> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService teller = Threads.single("fake-amo-log");
    private final Clock clock;

    ActivityBus(Clock clock) {
        this.clock = clock;
    }

    void add(Consumer<Activity> listener) {
        listeners.add(listener);
    }

    void tell(Activity.Kind kind, String subject, String text) {
        if (listeners.isEmpty()) {
            return;
        }
        Activity activity = new Activity(clock.millis(), kind, subject, text);
        try {
            teller.execute(() -> listeners.forEach(listener -> listener.accept(activity)));
        } catch (RejectedExecutionException e) {
            // Closed meanwhile: there is nobody left to tell.
            return;
        }
    }

    @Override
    public void close() {
        teller.shutdownNow();
    }
}
