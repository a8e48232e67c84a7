package org.amosheets.store;

import java.time.Duration;
import org.amosheets.amocrm.RequestLimit;

/**
 * amoCRM's limit of 7 requests in any second, as it counts them: spaced, never in bursts. At 150 ms eight requests span
 * 1,050 ms, so that up to 50 ms of jitter on the way do no harm, whatever rate is asked for.
 */
final class RedisRequestLimit implements RequestLimit {

    private static final double SMALLEST_SPACING_MS = 150;

    private final Gate gate;

    RedisRequestLimit(Redis redis, Keys keys, double perSecond) {
        double spacing = Math.max(1000 / perSecond, SMALLEST_SPACING_MS);
        this.gate = new Gate(
                redis,
                keys.ofAccount("limit"),
                keys.ofAccount("pause"),
                Duration.ofNanos((long) Math.ceil(spacing * 1_000_000)),
                1);
    }

    @Override
    public void acquire() throws InterruptedException {
        gate.acquire();
    }

    @Override
    public void pause(Duration duration) {
        gate.pause(duration);
    }
}
