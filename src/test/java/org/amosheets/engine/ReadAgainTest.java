package org.amosheets.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.amosheets.store.Commit;
import org.amosheets.store.SimulatedRedis;
import org.amosheets.store.Store;
import org.junit.jupiter.api.Test;

class ReadAgainTest {

    private long now = 1_790_000_000_000L;

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };
    private final SimulatedRedis redis = new SimulatedRedis(UUID.randomUUID().toString(), clock);
    private final Store store = redis.plain();
    /** The webhook's, and the one of the look: they share nothing but Redis. */
    private final ReadAgain webhook = new ReadAgain(store, clock);

    private final ReadAgain look = new ReadAgain(store, clock);

    private void look() {
        answer(look.asked());
    }

    private void answer(Optional<String> asked) {
        Commit commit = store.newCommit();
        look.answered(asked, commit);
        commit.runUnfenced();
    }

    @Test
    void nobodyAskedNothingIsDue() {
        assertThat(look.isDue()).isFalse();
        look();
        now += 60_000;
        assertThat(look.isDue()).isFalse();
    }

    @Test
    void oneLookAnswersAllThatWasAskedBefore() {
        for (int i = 0; i < 100; i++) {
            webhook.ask();
            now += 1;
        }
        assertThat(look.isDue()).isTrue();
        look();
        now += 60_000;
        assertThat(look.isDue()).isFalse();
    }

    @Test
    void whatIsAskedWhileTheTabIsReadIsNotAnsweredByThatLook() {
        webhook.ask();
        Optional<String> asked = look.asked();
        now += 1;
        webhook.ask();
        answer(asked);

        now += 5_000;
        assertThat(look.isDue()).isTrue();
    }

    @Test
    void looksAreFiveSecondsApartAndALookThatFailedIsDueAgain() {
        webhook.ask();
        look.asked();
        now += 4_999;
        assertThat(look.isDue()).isFalse();
        now += 1;
        assertThat(look.isDue()).isTrue();
    }

    @Test
    void whatWasAskedIsStillDueAfterARestart() {
        webhook.ask();
        assertThat(new ReadAgain(store, clock).isDue()).isTrue();
    }
}
