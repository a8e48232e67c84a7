package org.amosheets.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.amosheets.engine.SideHeard.Latest;
import org.junit.jupiter.api.Test;

class SideHeardTest {

    private long now = 1_000;

    private final SideHeard heard = new SideHeard(new Clock() {
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
    });

    @Test
    void failuresCountFromTheFirstOneUntilTheNextAnswer() {
        assertThat(heard.latest()).isEqualTo(new Latest(0, 0, 0, "", false));
        heard.failed("no");
        now = 2_000;
        heard.failed("still no");
        assertThat(heard.latest()).isEqualTo(new Latest(0, 1_000, 2_000, "still no", false));
        now = 3_000;
        heard.answered();
        assertThat(heard.latest().failingSince()).isZero();
        assertThat(heard.latest().answeredAt()).isEqualTo(3_000);
        now = 4_000;
        heard.refused("no again");
        assertThat(heard.latest()).isEqualTo(new Latest(3_000, 4_000, 4_000, "no again", true));
    }
}
