package org.amosheets.amocrm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final List<Long> pauses = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final Backoff backoff = new Backoff(
            new RequestLimit() {
                @Override
                public void acquire() {}

                @Override
                public void pause(Duration duration) {
                    pauses.add(duration.toSeconds());
                }
            },
            nanos::get);

    @Test
    void thePauseGrowsUntilSomethingSucceeds() {
        for (int i = 0; i < 7; i++) {
            saw(429, "<html>");
        }
        saw(200, "");
        saw(429, "<html>");

        assertThat(pauses).containsExactly(2L, 4L, 8L, 16L, 32L, 60L, 60L, 2L);
    }

    @Test
    void aTimeThatTheServerNamesIsKeptWhereItIsBearable() {
        saw(429, "{\"retry_after\":30}");
        saw(429, "{\"retry_after\":300}");

        assertThat(pauses).containsExactly(30L, 4L);
    }

    @Test
    void whatIsLeftOfAPauseShrinks() {
        assertThat(backoff.left()).isZero();
        saw(429, "");
        nanos.addAndGet(500_000_000L);
        assertThat(backoff.left()).isEqualTo(Duration.ofMillis(1500));
        nanos.addAndGet(5_000_000_000L);
        assertThat(backoff.left()).isZero();
    }

    private void saw(int status, String body) {
        backoff.saw(new Answer(status, body.getBytes(StandardCharsets.UTF_8), ""));
    }
}
