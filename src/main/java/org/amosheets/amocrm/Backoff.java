package org.amosheets.amocrm;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Slows everybody down after a 429. amoCRM names no time (its 429 is HTML, without {@code Retry-After}); Kommo's JSON has
 * {@code retry_after} in seconds. Going on regardless gets the account blocked ("Recommendations" of amoCRM's docs).
 */
final class Backoff {

    private static final int FIRST = 2;
    private static final int LONGEST = 60;

    private final RequestLimit limit;
    private final LongSupplier nanoTime;
    private final AtomicInteger inARow = new AtomicInteger();
    private final AtomicLong pausedUntil;

    Backoff(RequestLimit limit, LongSupplier nanoTime) {
        this.limit = limit;
        this.nanoTime = nanoTime;
        this.pausedUntil = new AtomicLong(nanoTime.getAsLong());
    }

    void saw(Answer answer) {
        if (answer.status() == 429) {
            Duration pause = Duration.ofSeconds(seconds(answer));
            pausedUntil.set(nanoTime.getAsLong() + pause.toNanos());
            limit.pause(pause);
        } else if (answer.succeeded()) {
            inARow.set(0);
        }
    }

    /** How long the pause that was asked for last still takes. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, pausedUntil.get() - nanoTime.getAsLong()));
    }

    private int seconds(Answer answer) {
        int grown = Math.min(LONGEST, FIRST << Math.min(5, inARow.getAndIncrement()));
        int said = answer.json().path("retry_after").asInt(0);
        return said > 0 && said <= LONGEST ? said : grown;
    }
}
