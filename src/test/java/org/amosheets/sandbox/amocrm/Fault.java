package org.amosheets.sandbox.amocrm;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What goes wrong with one request. */
record Fault(Kind kind, int status, Duration time, CountDownLatch gate, Runnable action) {

    enum Kind {
        STATUS_BEFORE,
        DELAY_BEFORE,
        HANG,
        CLOSE_BEFORE,
        CLOSE_AFTER,
        STATUS_AFTER,
        DELAY_AFTER,
        ANSWERED
    }

    private static final Runnable NOTHING = () -> {};

    static Fault running(Kind kind, Runnable action) {
        return new Fault(kind, 0, Duration.ZERO, new CountDownLatch(0), action);
    }

    static Fault hang(CountDownLatch gate) {
        return new Fault(Kind.HANG, 0, Duration.ZERO, gate, NOTHING);
    }

    static Fault of(Kind kind) {
        return new Fault(kind, 0, Duration.ZERO, new CountDownLatch(0), NOTHING);
    }

    static Fault status(Kind kind, int status) {
        return new Fault(kind, status, Duration.ZERO, new CountDownLatch(0), NOTHING);
    }

    static Fault delay(Kind kind, Duration time) {
        return new Fault(kind, 0, time, new CountDownLatch(0), NOTHING);
    }

    void await() throws InterruptedException {
        gate.await();
    }

    static void pause(Duration time) throws InterruptedException {
        if (!time.isZero()) {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        }
    }
}
