package org.amosheets.amocrm;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Slows everybody down after a 429. amoCRM names no time (its 429 is HTML, without {@code Retry-After}); Kommo's JSON has
 * {@code retry_after} in seconds. Going on regardless gets the account blocked ("Recommendations" of amoCRM's docs).
 */
final class Backoff {

    private static final int FIRST = 2;
    private static final int LONGEST = 60;

    private final RequestLimit limit;
    private final AtomicInteger inARow = new AtomicInteger();

    Backoff(RequestLimit limit) {
        this.limit = limit;
    }

    void saw(Answer answer) {
        if (answer.status() == 429) {
            limit.pause(Duration.ofSeconds(seconds(answer)));
        } else if (answer.succeeded()) {
            inARow.set(0);
        }
    }

    private int seconds(Answer answer) {
        int grown = Math.min(LONGEST, FIRST << Math.min(5, inARow.getAndIncrement()));
        int said = answer.json().path("retry_after").asInt(0);
        return said > 0 && said <= LONGEST ? said : grown;
    }
}
