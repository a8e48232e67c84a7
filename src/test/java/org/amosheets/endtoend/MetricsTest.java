package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What an operator's Prometheus sees of a service at work. */
class MetricsTest {

    /** The value of the line that begins so. */
    private static double value(String metrics, String line) {
        Matcher found =
                Pattern.compile("(?m)^" + Pattern.quote(line) + " (\\S+)$").matcher(metrics);
        assertThat(found.find()).as("%s in %s", line, metrics).isTrue();
        return Double.parseDouble(found.group(1));
    }

    @Test
    void whatCrossedHowLongItTookAndWhatItCostIsMeasuredForTheOperatorAlone() {
        try (World world = World.deals().started().announced()) {
            Operator operator = new Operator(world);
            world.tab.addRow("Анна Крылова", "8 999 200 10 00", "anna@example.test", "100", "");
            World.eventually().untilAsserted(() -> Agreement.holds(world));
            world.crm.faults().on("PATCH", "/api/v4/leads.*").times(1).status(429);
            world.tab.type(2, "budget", "500");
            World.eventually().untilAsserted(() -> {
                assertThat(world.crm.state().leads().get(0).price()).isEqualTo(500);
                String metrics = operator.text("/metrics").body();
                assertThat(value(metrics, "amosheets_crossing_seconds_count{side=\"crm\"}"))
                        .isGreaterThanOrEqualTo(1);
                assertThat(value(metrics, "amosheets_waiting{lane=\"rows\"}")).isZero();
            });
            String metrics = operator.text("/metrics").body();
            assertThat(value(metrics, "amosheets_crossing_seconds_sum{side=\"crm\"}"))
                    .isBetween(0.001, 40.0);
            assertThat(value(metrics, "amosheets_writes_total{side=\"crm\",what=\"lead-and-contact-created\"}"))
                    .isEqualTo(1);
            assertThat(value(metrics, "amosheets_api_requests_total{api=\"amocrm\",status=\"2xx\"}"))
                    .isPositive();
            assertThat(value(metrics, "amosheets_api_requests_total{api=\"amocrm\",status=\"429\"}"))
                    .isEqualTo(1);
            assertThat(value(metrics, "amosheets_api_requests_total{api=\"sheets\",status=\"2xx\"}"))
                    .isPositive();
            assertThat(value(metrics, "amosheets_limit_used_ratio{limit=\"sheets_reads\"}"))
                    .isBetween(0.001, 1.0);
            assertThat(value(metrics, "amosheets_base_age_seconds{side=\"sheet\"}"))
                    .isBetween(0.0, 60.0);
            assertThat(value(metrics, "amosheets_last_crossed_timestamp_seconds{side=\"crm\"}"))
                    .isPositive();
            assertThat(value(metrics, "amosheets_leader")).isEqualTo(1);
            assertThat(value(metrics, "amosheets_links")).isEqualTo(1);
            assertThat(metrics).doesNotContain("Анна", "example.test", "999200", World.SECRET, World.ADMIN);
            assertThat(operator.text("/metrics").headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain;version=0.0.4"));
            assertThat(operator.browse("/metrics").statusCode()).isEqualTo(401);
        }
    }
}
