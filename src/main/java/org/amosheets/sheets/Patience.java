package org.amosheets.sheets;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** How long a write is tried under one call: some pauses, longer each time, within a limit. */
final class Patience {

    /** Waits; a test's does not. */
    @FunctionalInterface
    interface Pauses {
        void pause(Duration duration) throws InterruptedException;
    }

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration FIRST = Duration.ofMillis(500);

    private final Clock clock;
    private final Pauses pauses;
    private final Instant end;
    private Duration next = FIRST;

    Patience(Clock clock, Pauses pauses) {
        this.clock = clock;
        this.pauses = pauses;
        this.end = clock.instant().plus(LIMIT);
    }

    /** Pauses and says yes, or says no where the time is up. */
    boolean more() {
        Duration wait = next.plusMillis(ThreadLocalRandom.current().nextLong(next.toMillis() / 4 + 1));
        if (clock.instant().plus(wait).isAfter(end)) {
            return false;
        }
        next = next.multipliedBy(2);
        try {
            pauses.pause(wait);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
