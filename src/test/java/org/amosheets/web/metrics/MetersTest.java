package org.amosheets.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.amosheets.engine.Answers;
import org.amosheets.engine.AuditTrail;
import org.amosheets.engine.SideHeard;
import org.amosheets.store.Inbox;
import org.amosheets.store.Store;
import org.amosheets.store.StoreUnavailable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetersTest {

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_000), ZoneOffset.UTC);
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+) (\\S+)$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[a-z_`, ]+`) \\| (gauge|counter|histogram) \\|");
    private static final Pattern NAME = Pattern.compile("`([a-z_]+)`");

    private final Store store = mock(Store.class, RETURNS_DEEP_STUBS);
    private final AuditTrail trail = mock();
    private final SideHeard heard = new SideHeard(CLOCK);
    private final Answers answers = new Answers();
    private final Meters meters = new Meters(new Sources(
            store,
            trail,
            Map.of("amocrm", new Sources.Api(heard, answers)),
            Map.of("amocrm", () -> 0.25),
            Map.of("sheet", () -> 990_000, "crm", () -> 0),
            () -> 2,
            () -> true,
            CLOCK));

    @BeforeEach
    void quiet() {
        when(store.inbox().waiting(any())).thenReturn(0L);
        when(store.writable()).thenReturn(true);
    }

    @Test
    void thePageNamesEveryMetricAndNoOther() throws IOException {
        meters.crossed("crm", "lead-changed", 10);
        Map<String, String> measured = new TreeMap<>();
        Matcher types = TYPE.matcher(meters.text());
        while (types.find()) {
            measured.put(types.group(1), types.group(2));
        }
        Map<String, String> described = new TreeMap<>();
        Matcher rows = ROW.matcher(Files.readString(Path.of("docs/reference/metrics.md")));
        while (rows.find()) {
            Matcher names = NAME.matcher(rows.group(1));
            while (names.find()) {
                described.put(names.group(1), rows.group(2));
            }
        }
        assertThat(described).isEqualTo(measured);
    }

    @Test
    void aChangeThatCrossedIsCountedWithTheTimeItTook() {
        meters.crossed("crm", "lead-changed", 1_500);
        meters.crossed("crm", "lead-created", -1);

        assertThat(meters.text().lines())
                .contains(
                        "amosheets_crossing_seconds_bucket{side=\"crm\",le=\"1.0\"} 0",
                        "amosheets_crossing_seconds_bucket{side=\"crm\",le=\"2.0\"} 1",
                        "amosheets_crossing_seconds_sum{side=\"crm\"} 1.5",
                        "amosheets_crossing_seconds_count{side=\"sheet\"} 0",
                        "amosheets_writes_total{side=\"crm\",what=\"lead-changed\"} 1.0",
                        "amosheets_writes_total{side=\"crm\",what=\"lead-created\"} 1.0");
    }

    @Test
    void whatWaitsAndWhatStandsIsReadWhenItIsAskedFor() {
        when(store.inbox().waiting(Inbox.Lane.ROWS)).thenReturn(3L);
        when(store.inbox().oldest(Inbox.Lane.ROWS)).thenReturn(OptionalLong.of(995_500));
        when(store.links().size()).thenReturn(28L);
        when(trail.lastCrossed()).thenReturn(List.of(new AuditTrail.Crossed("sheet", 900_000, 7)));

        assertThat(meters.text().lines())
                .contains(
                        "amosheets_waiting{lane=\"rows\"} 3.0",
                        "amosheets_waiting{lane=\"leads\"} 0.0",
                        "amosheets_waiting_oldest_seconds{lane=\"rows\"} 4.5",
                        "amosheets_links 28.0",
                        "amosheets_redis_up 1.0",
                        "amosheets_last_crossed_timestamp_seconds{side=\"sheet\"} 900.0",
                        "amosheets_last_crossed_timestamp_seconds{side=\"crm\"} NaN",
                        "amosheets_base_age_seconds{side=\"sheet\"} 10.0",
                        "amosheets_base_age_seconds{side=\"crm\"} NaN",
                        "amosheets_limit_used_ratio{limit=\"amocrm\"} 0.25",
                        "amosheets_files_not_in_force 2.0",
                        "amosheets_leader 1.0");
    }

    @Test
    void answersAreCountedByTheirClassAndTooManyByThemselves() {
        for (int status : new int[] {200, 204, 302, 401, 404, 429, 500, 503, 0}) {
            answers.answered(status);
        }
        assertThat(meters.text().lines())
                .contains(
                        requests("2xx", 2),
                        requests("3xx", 1),
                        requests("4xx", 2),
                        requests("429", 1),
                        requests("5xx", 2),
                        requests("none", 1));
    }

    private static String requests(String status, int count) {
        return "amosheets_api_requests_total{api=\"amocrm\",status=\"" + status + "\"} " + count + ".0";
    }

    @Test
    void anApiIsUpOnceItAnsweredAndDownFromItsFirstFailureOn() {
        assertThat(meters.text().lines()).contains("amosheets_api_up{api=\"amocrm\"} NaN");
        heard.answered();
        assertThat(meters.text().lines()).contains("amosheets_api_up{api=\"amocrm\"} 1.0");
        heard.failed("Tried to");
        assertThat(meters.text().lines()).contains("amosheets_api_up{api=\"amocrm\"} 0.0");
    }

    @Test
    void withoutRedisWhatThisProcessKnowsIsStillTold() {
        answers.answered(200);
        when(store.inbox()).thenThrow(new StoreUnavailable("Redis is away", null));

        assertThat(meters.text().lines())
                .contains("amosheets_redis_up 0.0", "amosheets_parked NaN", requests("2xx", 1));
    }
}
