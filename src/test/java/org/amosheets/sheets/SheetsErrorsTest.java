package org.amosheets.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponseException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.RuntimeCamelException;
import org.junit.jupiter.api.Test;

class SheetsErrorsTest {

    private final List<Duration> pauses = new ArrayList<>();
    private final QuotaLimit quota = new QuotaLimit() {
        @Override
        public void acquireRead() {}

        @Override
        public void acquireWrite() {}

        @Override
        public Duration nextRead() {
            return Duration.ZERO;
        }

        @Override
        public Duration nextWrite() {
            return Duration.ZERO;
        }

        @Override
        public Duration apart() {
            return Duration.ofMillis(700);
        }

        @Override
        public long used() {
            return 0;
        }

        @Override
        public void pause(Duration duration) {
            pauses.add(duration);
        }
    };
    private final SheetsErrors errors = new SheetsErrors(
            "bot@example.com", quota, Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));

    @Test
    void sortsByWhoCanHelp() {
        assertThatThrownBy(() -> sort(google(503, ""))).isInstanceOf(SheetsException.Busy.class);
        assertThatThrownBy(() -> sort(new SocketTimeoutException())).isInstanceOf(SheetsException.Busy.class);
        assertThatThrownBy(() -> sort(google(400, "Unable to parse range: 'x'")))
                .isInstanceOf(SheetsException.Rejected.class)
                .hasMessageContaining("Unable to parse range");
        assertThatThrownBy(() -> sort(google(403, "The caller does not have permission")))
                .isInstanceOf(SheetsException.Unavailable.class)
                .hasMessage("Tried to read rows but failed because Google refused access (403), do:"
                        + " share the spreadsheet with bot@example.com as an editor");
        assertThatThrownBy(() -> sort(google(404, ""))).hasMessageContaining("GOOGLE_SPREADSHEET_ID");
        assertThatThrownBy(() -> sort(new IOException("token", http(400, "{\"error\":\"invalid_grant\"}"))))
                .isInstanceOf(SheetsException.Unavailable.class)
                .hasMessageContaining("make a new key for bot@example.com");
    }

    @Test
    void holdsEverybodyBackForLongerEachTime() {
        for (int i = 0; i < 7; i++) {
            assertThatThrownBy(() -> sort(google(429, ""))).isInstanceOf(SheetsException.Busy.class);
        }
        assertThat(pauses.get(0)).isBetween(Duration.ofSeconds(2), Duration.ofMillis(2_500));
        assertThat(pauses.get(1)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(5));
        assertThat(pauses.get(6)).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(75));
    }

    @Test
    void passesOnWhatIsNotGoogles() {
        IllegalStateException lease = new IllegalStateException("no lease", new IOException("redis"));
        assertThatThrownBy(() -> errors.sort("write rows", lease)).isSameAs(lease);
    }

    @Test
    void doesNotQuoteCellsAtLength() {
        assertThatThrownBy(() -> sort(google(400, "x".repeat(500)))).message().hasSizeLessThan(320);
    }

    private void sort(Exception caught) throws Exception {
        errors.sort("read rows", new RuntimeCamelException(caught));
    }

    private static GoogleJsonResponseException google(int status, String message) {
        GoogleJsonError error = new GoogleJsonError();
        error.setCode(status);
        error.setMessage(message);
        return new GoogleJsonResponseException(
                new HttpResponseException.Builder(status, "status", new HttpHeaders()), error);
    }

    private static HttpResponseException http(int status, String content) {
        return new HttpResponseException.Builder(status, "status", new HttpHeaders())
                .setContent(content)
                .build();
    }
}
