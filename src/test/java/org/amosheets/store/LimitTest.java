package org.amosheets.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.amosheets.amocrm.AmoCrmException;
import org.amosheets.amocrm.RequestLimit;
import org.amosheets.correctness.Shows;
import org.amosheets.sheets.QuotaLimit;
import org.amosheets.sheets.SheetsException;
import org.junit.jupiter.api.Test;

@Shows({"G7", "I14"})
class LimitTest {

    private final Keys keys = TestRedis.keys();

    @Test
    @Shows({"F53", "D004-33"})
    void neverMoreThanSevenInASecondOverThreadsAndReplicas() throws InterruptedException {
        List<RequestLimit> replicas = List.of(
                TestRedis.store(keys).amoLimit(6.9), TestRedis.store(keys).amoLimit(6.9));
        List<Long> sent = Collections.synchronizedList(new ArrayList<>());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
        var pool = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 8; i++) {
            RequestLimit limit = replicas.get(i % 2);
            pool.submit(() -> {
                while (System.nanoTime() < end) {
                    limit.acquire();
                    sent.add(System.nanoTime());
                }
                return null;
            });
        }
        pool.shutdown();
        assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();

        long[] times = sent.stream().mapToLong(Long::longValue).sorted().toArray();
        assertThat(mostWithin(times, Duration.ofSeconds(1))).isLessThanOrEqualTo(7);
        long inThreeSeconds = Arrays.stream(times).filter(t -> t < end).count();
        // Nineteen on a machine that has time for it.
        assertThat(inThreeSeconds)
                .as("no slot is lost, as two waits for each would")
                .isBetween(10L, 21L);
    }

    /** Of several accounts, as a busy machine may hold up any of the requests. */
    @Test
    void aLoneRequestGoesAtOnce() throws InterruptedException {
        List<Duration> waits = new ArrayList<>();
        for (int account = 0; account < 5; account++) {
            waits.add(timed(TestRedis.store(TestRedis.keys()).amoLimit(6)::acquire));
        }

        assertThat(waits).anyMatch(wait -> wait.compareTo(Duration.ofMillis(150)) < 0);
    }

    @Test
    void aPauseHoldsEverybody() throws InterruptedException {
        RequestLimit one = TestRedis.store(keys).amoLimit(6);
        RequestLimit two = TestRedis.store(keys).amoLimit(6);
        one.acquire();

        Duration held = timed(() -> {
            one.pause(Duration.ofMillis(700));
            one.pause(Duration.ofMillis(10));
            two.acquire();
        });

        // Redis counts whole milliseconds.
        assertThat(held).isGreaterThan(Duration.ofMillis(690));
    }

    @Test
    void whoWaitsForAPageIsNotKeptByALongPause() throws InterruptedException {
        RequestLimit limit = TestRedis.store(keys).amoLimit(6);
        QuotaLimit quota = TestRedis.store(keys).sheetsLimit(60, 60);
        limit.pause(Duration.ofMinutes(1));
        quota.pause(Duration.ofMinutes(1));

        assertThat(timed(() -> {
                    assertThatThrownBy(() -> ofAPage(limit::acquire)).isInstanceOf(AmoCrmException.Busy.class);
                    assertThatThrownBy(() -> ofAPage(quota::acquireRead)).isInstanceOf(SheetsException.Busy.class);
                    assertThatThrownBy(() -> ofAPage(quota::acquireWrite)).isInstanceOf(SheetsException.Busy.class);
                }))
                .isLessThan(Duration.ofSeconds(5));
    }

    private static void ofAPage(Waiting wait) {
        ShortWait.during(() -> {
            try {
                wait.run();
                return true;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void theStateOutlivesTheInstance() throws InterruptedException {
        TestRedis.store(keys).amoLimit(2).acquire();

        assertThat(timed(TestRedis.store(keys).amoLimit(2)::acquire)).isGreaterThan(Duration.ofMillis(300));
    }

    @Test
    void aClockThatWasSetBackDelaysByOneSpacingOnly() throws InterruptedException {
        String inAnHour = Long.toString((System.currentTimeMillis() + 3_600_000) * 1000);
        TestRedis.redis().text(keys.ofAccount("limit")).set(inAnHour);
        TestRedis.redis().text(keys.ofAccount("pause")).set(inAnHour);

        assertThat(timed(TestRedis.store(keys).amoLimit(5)::acquire)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void waitingCanBeInterrupted() throws InterruptedException {
        RequestLimit limit = TestRedis.store(keys).amoLimit(6);
        limit.pause(Duration.ofSeconds(60));
        var pool = Executors.newSingleThreadExecutor();
        var waiting = pool.submit(() -> {
            limit.acquire();
            return null;
        });
        pool.shutdownNow();
        assertThat(pool.awaitTermination(3, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(waiting::get).hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void aFewSheetRequestsGoAtOnceAndReadsAndWritesAreApart() throws InterruptedException {
        QuotaLimit limit = TestRedis.store(keys).sheetsLimit(60, 60);
        assertThat(timed(() -> {
                    for (int i = 0; i < 5; i++) {
                        limit.acquireRead();
                        limit.acquireWrite();
                    }
                }))
                .isLessThan(Duration.ofMillis(700));
        assertThat(timed(limit::acquireRead)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(2));
    }

    @Test
    void itTellsWhenTheNextOneMayGo() throws InterruptedException {
        QuotaLimit limit = TestRedis.store(keys).sheetsLimit(60, 60);
        limit.acquireRead();
        assertThat(limit.nextRead()).isZero();
        for (int i = 0; i < 4; i++) {
            limit.acquireRead();
        }

        assertThat(limit.nextRead()).isBetween(Duration.ofMillis(500), Duration.ofMillis(1200));
        assertThat(limit.nextWrite()).isZero();
        assertThat(limit.used()).isEqualTo(5);
    }

    @Test
    void aSheetPauseHoldsReadsAndWrites() throws InterruptedException {
        QuotaLimit limit = TestRedis.store(keys).sheetsLimit(60, 60);
        limit.pause(Duration.ofMillis(500));
        assertThat(timed(limit::acquireRead)).isGreaterThan(Duration.ofMillis(350));
        limit.pause(Duration.ofMillis(500));
        assertThat(timed(limit::acquireWrite)).isGreaterThan(Duration.ofMillis(350));
    }

    @Test
    void theQuotaOfAnyMinuteIsKeptWhateverItIs() {
        for (int quota : List.of(1, 2, 5, 11, 12, 60, 300)) {
            int burst = quota >= 12 ? 5 : 1;
            long interval = RedisQuotaLimit.interval(quota, burst).toNanos();
            long inAMinute = burst + 60_000_000_000L / interval;
            assertThat(inAMinute).as("quota %d", quota).isLessThanOrEqualTo(quota);
        }
    }

    private static int mostWithin(long[] times, Duration window) {
        int most = 0;
        for (int first = 0, last = 0; last < times.length; last++) {
            while (times[last] - times[first] >= window.toNanos()) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    private interface Waiting {
        void run() throws InterruptedException;
    }

    private static Duration timed(Waiting action) throws InterruptedException {
        long began = System.nanoTime();
        action.run();
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
