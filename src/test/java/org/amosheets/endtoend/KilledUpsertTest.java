package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.amosheets.correctness.Shows;
import org.amosheets.endtoend.Script.Toast;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The process dies, or is told to stop, while a caller waits for a row that it said is whole. */
class KilledUpsertTest {

    private final World world = new World("simple", "email", "amount")
            .with("SYNC_POLL_SECONDS", "0")
            // Only a row that counts as whole becomes a lead in the time of this test.
            .with("SYNC_NEW_ROW_QUIET_MS", "3600000");

    @Test
    @Shows({"D000-7", "D000-18"})
    void theRowIsStillWholeAfterTheKillAndBecomesOneLead() {
        try (world;
                Service service = Service.of(world).start()) {
            World.eventually().until(() -> world.tab.headers().contains("sync_key"));
            int row = world.tab.addRow("anna@example.test", "100");

            CompletableFuture<Toast> call = new Script(world).send(row);
            Awaitility.await("the row has its key")
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> !world.tab.cell(row, "sync_key").isEmpty());
            service.kill();
            assertThat(call).failsWithin(Duration.ofSeconds(5));
            assertThat(world.crm.state().leads()).isEmpty();
            service.start();

            World.eventually()
                    .untilAsserted(
                            () -> assertThat(world.tab.cell(row, "amo_deal_id")).isNotEmpty());
            assertThat(world.crm.state().leads()).hasSize(1);
        }
    }

    @Test
    @Shows("D000-15")
    void whoWaitsIsSentAwayWhenTheServiceStops() {
        try (world;
                Service service = Service.of(world).start()) {
            World.eventually().until(() -> world.tab.headers().contains("sync_key"));
            int row = world.tab.addRow("anna@example.test", "");
            CompletableFuture<Toast> call = new Script(world).send(row);
            World.eventually().until(() -> !world.tab.cell(row, "sync_key").isEmpty());

            assertThat(service.terminate()).isLessThan(Duration.ofSeconds(20));

            assertThat(call.join().status()).isEqualTo(503);
        }
    }
}
