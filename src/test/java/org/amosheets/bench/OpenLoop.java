package org.amosheets.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Does things at a fixed pace, however long their answers take: a slow answer must not slow down those who ask, else the
 * measurement would spare the service just when it is slow.
 */
final class OpenLoop {

    /** One thing to do. */
    @FunctionalInterface
    interface Step {
        /** @param dueAt when it was to be done, in {@link System#nanoTime} */
        void run(int index, long dueAt);
    }

    private OpenLoop() {}

    static void run(int perSecond, int seconds, Step step) {
        long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long start = System.nanoTime();
        for (int i = 0; i < perSecond * seconds; i++) {
            long dueAt = start + i * interval;
            for (long left = dueAt - System.nanoTime(); left > 0; left = dueAt - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            step.run(i, dueAt);
        }
    }
}
