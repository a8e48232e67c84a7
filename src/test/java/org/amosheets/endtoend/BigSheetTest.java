package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.amosheets.correctness.Shows;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A sheet of ten thousand rows: what a change takes has nothing to do with them. */
class BigSheetTest {

    private static final Duration SECONDS = Duration.ofSeconds(10);

    @Test
    @Shows("D001-9")
    void amongTenThousandRowsAChangeOfEitherSideShowsWithinSeconds() {
        try (World world = World.deals().with("IMPORT_ON_START", "false").with("SYNC_POLL_SECONDS", "30")) {
            List<List<String>> rows = IntStream.range(0, 10_000)
                    .mapToObj(i -> List.of("Имя " + i, "+7999" + (2_000_000 + i), "", "1", ""))
                    .toList();
            world.tab.paste(2, rows);
            world.started().announced();
            // The first change of an account waits for its contacts to be listed.
            int row = world.tab.addRow("Анна", "8 999 000-11-22", "anna@example.test", "100", "");
            World.eventually().until(() -> !world.tab.cell(row, "status").isEmpty());
            long lead = Long.parseLong(world.tab.cell(row, "amo_deal_id"));

            int added = world.tab.addRow("Борис", "8 999 000-22-33", "boris@example.test", "200", "");
            world.tab.type(row, "budget", "150");
            Awaitility.await("an edit and a new row").atMost(SECONDS).untilAsserted(() -> {
                assertThat(world.crm.state().lead(lead).orElseThrow().price()).isEqualTo(150);
                assertThat(world.tab.cell(added, "amo_deal_id")).isNotEmpty();
            });
            world.crm
                    .ui()
                    .renameContact(
                            world.crm.state().mainContact(lead).orElseThrow().id(), "Анна Новая");
            Awaitility.await("a change in amoCRM")
                    .atMost(SECONDS)
                    .untilAsserted(() -> assertThat(world.tab.cell(row, "name")).isEqualTo("Анна Новая"));

            assertThat(world.crm.state().leads()).hasSize(2);
        }
    }
}
