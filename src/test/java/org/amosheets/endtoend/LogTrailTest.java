package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;

/** From what somebody announced to what was written, by ids in the log alone. */
class LogTrailTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private static JsonNode first(List<JsonNode> lines, Predicate<JsonNode> wanted) {
        return lines.stream().filter(wanted).findFirst().orElseThrow(() -> new AssertionError("none in " + lines));
    }

    private static Predicate<JsonNode> says(String words) {
        return line -> line.path("message").asText().contains(words);
    }

    @Test
    @Shows("G11")
    void theHintOfAWebhookLeadsToTheBatchThatWroteAlsoWhereItsRowHadToWait() throws IOException {
        try (World world = World.deals()) {
            Path logs = world.data.resolve("logs");
            world.with("LOG_DIR", logs.toString())
                    .with("LOG_FORMAT", "json")
                    .with("SYNC_POLL_SECONDS", "0")
                    .started()
                    .announced();
            world.tab.addRow("Анна Крылова\n2025 INFO forged", "8 999 200 10 00", "anna@example.test", "100", "");
            Path file = logs.resolve("service.log");
            World.eventually()
                    .untilAsserted(() ->
                            assertThat(lines(file)).anyMatch(says("Wrote {").and(says("lead-and-contact-created"))));

            List<JsonNode> lines = lines(file);
            JsonNode announced = first(lines, says("The sheet's script announced row 2"));
            String hint = announced.path("hint").asText();
            assertThat(hint).matches("[0-9a-f]{8}-[0-9a-f]{4}");
            JsonNode written = first(lines, says("lead-and-contact-created"));
            String batch = written.path("batch").asText();
            assertThat(batch).matches("[0-9a-f]{8}-[0-9a-f]{4}");
            JsonNode taken = first(
                    lines,
                    says("Looks at ").and(line -> line.path("batch").asText().equals(batch)));
            assertThat(taken.path("message").asText())
                    .contains("announced by hints")
                    .contains(hint);

            JsonNode audit = new Operator(world).get("/audit?lead=" + world.tab.cell(2, "amo_deal_id"));
            assertThat(audit.path("entries").findValuesAsText("run")).contains(batch);
            assertThat(Files.readString(file)).doesNotContain("Анна", "example.test", "999200", "forged");
        }
    }

    @Test
    void aLineForPeopleBeginsWithTheSameIds() throws IOException {
        try (World world = World.deals()) {
            Path logs = world.data.resolve("logs");
            world.with("LOG_DIR", logs.toString()).started().announced();
            world.tab.addRow("Анна", "8 999 200 10 00", "anna@example.test", "100", "");
            World.eventually()
                    .untilAsserted(() -> assertThat(Files.readAllLines(logs.resolve("service.log")))
                            .anyMatch(line -> line.matches(".*\\[batch [0-9a-f-]{13}] Wrote \\{.*"))
                            .anyMatch(line ->
                                    line.matches(".*\\[hint [0-9a-f-]{13}] The sheet's script announced row 2")));
        }
    }
}
