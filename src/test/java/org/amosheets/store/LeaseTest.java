package org.amosheets.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.amosheets.correctness.Shows;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@Shows({"I17", "G12"})
class LeaseTest {

    private final Keys keys = TestRedis.keys();

    @Test
    void onlyOneHoldsIt() {
        Lease one = lease(10_000);
        Lease two = lease(10_000);

        assertThat(one.tryAcquire()).isTrue();
        assertThat(two.tryAcquire()).isFalse();
        assertThat(two.held()).isFalse();
        assertThatThrownBy(two::check).isInstanceOf(LeaseLost.class);
        assertThatCode(one::check).doesNotThrowAnyException();
    }

    @Test
    void takingItAgainRenewsUnderTheSameFence() {
        Lease one = lease(10_000);
        one.tryAcquire();
        long fence = one.fence();

        assertThat(one.tryAcquire()).isTrue();
        assertThat(one.fence()).isEqualTo(fence);
    }

    @Test
    void eachNewHoldHasAHigherFence() {
        Lease one = lease(10_000);
        one.tryAcquire();
        long first = one.fence();
        one.release();
        assertThat(one.held()).isFalse();

        Lease two = lease(10_000);
        assertThat(two.tryAcquire()).isTrue();
        assertThat(two.fence()).isGreaterThan(first);
    }

    @Test
    void itEndsByItselfAndTheOldHolderNotices() {
        Lease one = lease(200);
        one.tryAcquire();
        Lease two = lease(10_000);

        Awaitility.await().atMost(Duration.ofSeconds(3)).until(two::tryAcquire);

        assertThat(one.renew()).isFalse();
        assertThat(one.held()).isFalse();
        assertThatThrownBy(one::check).isInstanceOf(LeaseLost.class);
        one.release();
        assertThat(two.renew()).as("not given back by the old holder").isTrue();
    }

    @Test
    void oneThatRanOutIsStillOursWhileNobodyTookIt() {
        Lease one = lease(50);
        one.tryAcquire();
        long fence = one.fence();
        Awaitility.await().until(() -> TestRedis.redis().text(keys.of("lease")).get() == null);

        assertThat(one.renew()).isTrue();
        assertThat(one.fence()).isEqualTo(fence);
    }

    @Test
    void checkingExtendsIt() {
        Lease one = lease(1000);
        one.tryAcquire();
        Awaitility.await().until(() -> TestRedis.redis().text(keys.of("lease")).remainTimeToLive() < 700);

        one.check();

        assertThat(TestRedis.redis().text(keys.of("lease")).remainTimeToLive()).isGreaterThan(800);
    }

    @Test
    void aBatchThatBeganUnderAnOlderFenceIsRefused() {
        Lease one = lease(10_000);
        one.tryAcquire();
        long old = one.fence();
        one.release();
        one.tryAcquire();

        assertThatThrownBy(() -> one.check(old)).isInstanceOf(LeaseLost.class);
        assertThat(one.held()).as("the newer hold stays").isTrue();
    }

    @Test
    void aCounterThatWentBackGivesNobodyAnothersFence() {
        Lease one = lease(10_000);
        one.tryAcquire();
        TestRedis.redis().text(keys.of("lease")).delete();
        TestRedis.redis().text(keys.of("fence")).delete();
        Lease two = lease(10_000);
        two.tryAcquire();
        assertThat(two.fence()).isEqualTo(one.fence());
        two.release();

        assertThatThrownBy(one::check).isInstanceOf(LeaseLost.class);
    }

    private Lease lease(long ms) {
        return new Lease(TestRedis.redis(), keys, Duration.ofMillis(ms));
    }
}
