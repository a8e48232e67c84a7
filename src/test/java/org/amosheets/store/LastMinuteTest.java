package org.amosheets.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LastMinuteTest {

    private static final long START = TimeUnit.SECONDS.toNanos(-30);

    private final LastMinute minute = new LastMinute();

    private static long at(int second) {
        return START + TimeUnit.SECONDS.toNanos(second);
    }

    @Test
    void countsWhatHappenedWithinSixtySecondsAndForgetsTheRest() {
        assertThat(minute.of(at(0))).isZero();
        for (int second = 0; second < 200; second++) {
            minute.count(at(second));
            minute.count(at(second) + 1);
            assertThat(minute.of(at(second) + 2)).isEqualTo(2 * Math.min(60, second + 1));
        }
        assertThat(minute.of(at(258))).isEqualTo(2);
        assertThat(minute.of(at(259))).isZero();
    }
}
