package org.amosheets.sheets;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** Holds everybody back when Google says that it was too much: longer each time in a row, up to its minute. */
final class BackOff {

    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final QuotaLimit quota;
    private final Clock clock;
    private Duration last = Duration.ZERO;
    private Instant until = Instant.EPOCH;

    BackOff(QuotaLimit quota, Clock clock) {
        this.quota = quota;
        this.clock = clock;
    }

    void slowDown() {
        Duration next = next(clock.instant());
        quota.pause(next.plusMillis(ThreadLocalRandom.current().nextLong(next.toMillis() / 4 + 1)));
    }

    private synchronized Duration next(Instant now) {
        boolean inARow = now.isBefore(until.plus(last));
        last = inARow ? last.multipliedBy(2) : SHORTEST;
        last = last.compareTo(LONGEST) > 0 ? LONGEST : last;
        until = now.plus(last);
        return last;
    }
}
