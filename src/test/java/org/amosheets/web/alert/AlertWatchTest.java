package org.amosheets.web.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which process speaks. */
class AlertWatchTest {

    private long now = 1_000_000;
    private boolean redis = true;
    private boolean leads = true;
    private @Nullable Look look = new Look.Draft().saw(Kind.PARKED, 1, 900_000).done();
    private final Map<String, Long> kept = new HashMap<>();
    private final List<String> sent = new ArrayList<>();
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now);
        }
    };
    private final Memory memory = new Memory() {
        @Override
        public Map<String, Long> told() {
            return Map.copyOf(kept);
        }

        @Override
        public void remember(String kind, long since) {
            kept.put(kind, since);
        }

        @Override
        public void forget(String kind) {
            kept.remove(kind);
        }
    };
    private final AlertWatch watch = new AlertWatch(
            () -> redis,
            () -> leads,
            () -> {
                Look there = look;
                if (there == null) {
                    throw new IllegalStateException("a look that fails");
                }
                return there;
            },
            memory,
            json -> sent.add(json.replaceAll(".*\"kind\":\"([a-z-]+)\",\"state\":\"([a-z]+)\".*", "$1 $2")),
            "acme.amocrm.ru",
            clock);

    @AfterEach
    void close() {
        watch.close();
    }

    private void looksFor(int seconds) {
        for (int second = 0; second < seconds; second += 2) {
            watch.look();
            now += 2_000;
        }
    }

    @Test
    void whoWorksSpeaks() {
        looksFor(20);
        assertThat(sent).containsExactly("parked begun");
    }

    @Test
    void whoStandsByKeepsQuiet() {
        leads = false;
        looksFor(60);
        assertThat(sent).isEmpty();
    }

    @Test
    void whileRedisIsAwayWhoWorkedLastSpeaksAndNobodyElse() {
        looksFor(20);
        redis = false;
        leads = false;
        looksFor(60);
        assertThat(sent).containsExactly("parked begun", "redis begun");
        redis = true;
        looksFor(4);
        leads = true;
        looksFor(20);
        assertThat(sent).containsExactly("parked begun", "redis begun", "redis over");
    }

    @Test
    void whoStoodByWhenRedisWentAwayKeepsQuiet() {
        leads = false;
        looksFor(4);
        redis = false;
        looksFor(60);
        assertThat(sent).isEmpty();
    }

    @Test
    void whoTakesOverSaysNothingAgain() {
        kept.put("parked", 900_000L);
        looksFor(60);
        assertThat(sent).isEmpty();
    }

    @Test
    void aLookThatFailsEndsNothing() {
        @Nullable Look before = look;
        look = null;
        looksFor(10);
        look = before;
        looksFor(10);
        assertThat(sent).containsExactly("parked begun");
    }
}
