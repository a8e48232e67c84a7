package org.amosheets.store;

import java.time.Duration;
import org.amosheets.sheets.QuotaLimit;

/** Google's quotas a minute: lone requests go at once, a few together too, and never more than the quota in 60 s. */
final class RedisQuotaLimit implements QuotaLimit {

    private static final int BURST = 5;

    private final Gate reads;
    private final Gate writes;

    RedisQuotaLimit(Redis redis, Keys keys, int readsPerMinute, int writesPerMinute) {
        this.reads = gate(redis, keys, "reads", readsPerMinute);
        this.writes = gate(redis, keys, "writes", writesPerMinute);
    }

    private static Gate gate(Redis redis, Keys keys, String name, int perMinute) {
        // Small quotas leave no room for a burst.
        int burst = perMinute >= 2 * (BURST + 1) ? BURST : 1;
        return new Gate(redis, keys.ofGoogleUser(name), keys.ofGoogleUser("pause"), interval(perMinute, burst), burst);
    }

    /** In any 60 s at most the burst plus one request an interval go; one more is kept back for jitter on the way. */
    static Duration interval(int perMinute, int burst) {
        int spread = perMinute - burst - 1;
        return spread > 0 ? Duration.ofNanos(60_000_000_000L / spread + 1) : Duration.ofSeconds(61);
    }

    @Override
    public void acquireRead() throws InterruptedException {
        granted(reads.acquire());
    }

    @Override
    public void acquireWrite() throws InterruptedException {
        granted(writes.acquire());
    }

    private static void granted(boolean granted) {
        if (!granted) {
            throw QuotaLimit.usedUp();
        }
    }

    @Override
    public Duration nextRead() {
        return reads.next();
    }

    @Override
    public Duration nextWrite() {
        return writes.next();
    }

    @Override
    public Duration apart() {
        return reads.interval().compareTo(writes.interval()) > 0 ? reads.interval() : writes.interval();
    }

    @Override
    public long used() {
        return reads.granted() + writes.granted();
    }

    @Override
    public int readsLastMinute() {
        return reads.lastMinute();
    }

    @Override
    public int writesLastMinute() {
        return writes.lastMinute();
    }

    @Override
    public void pause(Duration duration) {
        reads.pause(duration);
    }
}
