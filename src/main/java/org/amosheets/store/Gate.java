package org.amosheets.store;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** A limit kept in Redis, on Redis' own time, shared by all replicas; it survives restarts. */
final class Gate {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final Redis redis;
    private final List<Object> keys;
    private final long intervalMicros;
    private final int burst;

    /** Fair, so that those who wait in this process go by arrival; and only one of them keeps asking Redis. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private final AtomicLong granted = new AtomicLong();
    private final LastMinute lastMinute = new LastMinute();
    /** On {@link System#nanoTime()}. */
    private volatile long nextAt = System.nanoTime();

    Gate(Redis redis, String state, String pause, Duration interval, int burst) {
        this.redis = redis;
        this.keys = List.of(state, pause);
        this.intervalMicros = TimeUnit.NANOSECONDS.toMicros(interval.toNanos());
        this.burst = burst;
    }

    /** Whether it was granted; it is not only where that took longer than {@link ShortWait} says. */
    boolean acquire() throws InterruptedException {
        long longest = ShortWait.longest();
        long began = System.nanoTime();
        if (!turn.tryLock(longest, TimeUnit.NANOSECONDS)) {
            return false;
        }
        try {
            while (true) {
                long wait = ask();
                nextAt = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(Math.abs(wait));
                if (wait <= 0) {
                    granted.incrementAndGet();
                    lastMinute.count(System.nanoTime());
                    return true;
                }
                if (TimeUnit.MICROSECONDS.toNanos(wait) > longest - (System.nanoTime() - began)) {
                    return false;
                }
                sleep(wait);
            }
        } finally {
            turn.unlock();
        }
    }

    /** When the next one may go, as far as this process has seen it: replicas may have been faster since. */
    Duration next() {
        return Duration.ofNanos(Math.max(0, nextAt - System.nanoTime()));
    }

    Duration interval() {
        return Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(intervalMicros));
    }

    /** How many this process was granted. */
    long granted() {
        return granted.get();
    }

    /** How many of them within the last 60 s. */
    int lastMinute() {
        return lastMinute.of(System.nanoTime());
    }

    private long ask() throws InterruptedException {
        try {
            return redis.number("wait for the limit", Script.LIMIT, keys, intervalMicros, burst);
        } catch (StoreUnavailable e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw e;
        }
    }

    void pause(Duration duration) {
        Duration kept = duration.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : duration;
        redis.number("slow down", Script.PAUSE, List.of(keys.get(1)), TimeUnit.NANOSECONDS.toMicros(kept.toNanos()));
    }

    private static void sleep(long micros) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(micros);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }
}
