package org.amosheets.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TurnLockTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(10);

    private final TurnLock lock = new TurnLock();
    private final CountDownLatch owned = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    private Thread owner(Runnable work) {
        Thread owner = new Thread(() -> {
            lock.lock();
            try {
                owned.countDown();
                work.run();
            } finally {
                lock.unlock();
            }
        });
        owner.start();
        return owner;
    }

    private void untilItMayGo() {
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatEndsInTimeIsNotCutOff() throws Exception {
        Thread owner = owner(() -> {
            untilItMayGo();
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        });
        owned.await();
        go.countDown();
        assertThat(lock.lockAtLast(LONG, SHORT)).isTrue();
        owner.join();
    }

    @Test
    void whatWaitsForLongIsCutOff() throws Exception {
        Thread owner = owner(this::untilItMayGo);
        owned.await();
        assertThat(lock.lockAtLast(SHORT, LONG)).isTrue();
        owner.join();
    }

    @Test
    void whoeverHasTheTurnAfterTheOneCutOffIsCutOffToo() throws Exception {
        Thread first = owner(this::untilItMayGo);
        owned.await();
        Thread second = owner(this::untilItMayGo);
        while (!lock.hasQueuedThread(second)) {
            Thread.onSpinWait();
        }
        assertThat(lock.lockAtLast(SHORT, LONG)).isTrue();
        first.join();
        second.join();
    }

    @Test
    void whatCannotBeCutOffIsNotWaitedFor() throws Exception {
        Thread owner = owner(() -> {
            while (go.getCount() > 0) {
                Thread.onSpinWait();
            }
        });
        owned.await();
        assertThat(lock.lockAtLast(SHORT, SHORT)).isFalse();
        go.countDown();
        owner.join(TimeUnit.SECONDS.toMillis(20));
        assertThat(lock.isLocked()).isFalse();
    }
}
