package org.amosheets.web.alert;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks again and again whether a person has to act; on a thread of its own, so that the sync never waits for a receiver. */
public final class AlertWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AlertWatch.class);
    private static final long EVERY_MS = 2_000;

    private final BooleanSupplier redis;
    private final BooleanSupplier leads;
    private final Supplier<Look> looks;
    private final Alarm alarm;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "alerts");
        made.setDaemon(true);
        return made;
    });
    /** Who works speaks; while Redis is away, who worked last. */
    private boolean mine;

    /**
     * @param redis whether Redis takes writes
     * @param leads whether this process works for the connection
     * @param looks how things stand; only asked while Redis is there
     * @param account amoCRM's host
     */
    public AlertWatch(
            BooleanSupplier redis,
            BooleanSupplier leads,
            Supplier<Look> looks,
            Memory memory,
            Post post,
            String account,
            Clock clock) {
        this.redis = redis;
        this.leads = leads;
        this.looks = looks;
        this.alarm = new Alarm(memory, post, new Message(account), clock);
    }

    public void start() {
        thread.scheduleWithFixedDelay(this::look, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    void look() {
        try {
            boolean up = redis.getAsBoolean();
            mine = up ? leads.getAsBoolean() : mine;
            if (!mine) {
                alarm.standBy(up);
            } else if (up) {
                Look look = looks.get();
                alarm.look(with(look, 0), true);
            } else {
                alarm.look(with(new Look.Draft().done(), 1), false);
            }
        } catch (RuntimeException e) {
            // A scheduled task that throws is never run again.
            LOG.warn(
                    "Tried to see whether a person has to act but failed because: {} It is tried again.",
                    e.getMessage());
        }
    }

    private static Look with(Look look, int redisAway) {
        Look.Draft draft = new Look.Draft();
        look.standing().forEach((kind, matter) -> draft.saw(kind, matter.count(), matter.since()));
        look.clear().forEach(kind -> draft.saw(kind, 0, 0));
        return draft.saw(Kind.REDIS, redisAway, 0).done();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
