package org.amosheets.store;

import java.util.concurrent.TimeUnit;

/** Counts what happened within the last 60 s, by the second; times are those of {@link System#nanoTime()}. */
final class LastMinute {

    private static final int SECONDS = 60;

    private final long[] seconds = new long[SECONDS];
    private final int[] counts = new int[SECONDS];

    synchronized void count(long now) {
        long second = second(now);
        int place = (int) Math.floorMod(second, (long) SECONDS);
        if (seconds[place] != second) {
            seconds[place] = second;
            counts[place] = 0;
        }
        counts[place]++;
    }

    /** The clock may count from before zero. */
    private static long second(long now) {
        return Math.floorDiv(now, TimeUnit.SECONDS.toNanos(1));
    }

    synchronized int of(long now) {
        long second = second(now);
        int sum = 0;
        for (int place = 0; place < SECONDS; place++) {
            sum += second - seconds[place] < SECONDS ? counts[place] : 0;
        }
        return sum;
    }
}
