package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;

/** Where {@code LOG_DIR} is set the log is kept in files too, by topic. */
class LogFilesTest {

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file);
    }

    @Test
    @Shows("F70")
    void eachTopicHasAFileOfItsOwnBesideOneThatHoldsAll() throws IOException {
        try (World world = World.deals()) {
            Path logs = world.data.resolve("logs");
            world.with("LOG_DIR", logs.toString()).started();
            world.tab.addRow("Анна", "8 999 000-11-22", "anna@example.test", "100", "");
            World.eventually().until(() -> !world.tab.cell(2, "amo_deal_id").isEmpty());
            world.sheets.faults().access(false);
            World.eventually()
                    .untilAsserted(() -> assertThat(lines(logs.resolve("service.log")))
                            .anyMatch(line -> line.contains("share the spreadsheet with")));
            world.sheets.faults().access(true);

            new Commands(world).call("plan");

            assertThat(lines(logs.resolve("sync.log")))
                    .anyMatch(line -> line.contains("This process works for the connection now"));
            for (String topic : List.of("sync", "amocrm", "sheets", "web")) {
                assertThat(lines(logs.resolve("service.log")))
                        .as("all of %s", topic)
                        .containsAll(lines(logs.resolve(topic + ".log")));
            }
            assertThat(lines(logs.resolve("web.log"))).noneMatch(line -> line.contains(" Leadership "));
            assertThat(lines(logs.resolve("service.log")))
                    .noneMatch(line -> line.contains("anna@example.test") || line.contains("9990001122"));
        }
    }
}
