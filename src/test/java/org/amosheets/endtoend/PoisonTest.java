package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.amosheets.correctness.Shows;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One lead with which amoCRM fails every time does not hold up the others, and comes through once amoCRM mends it. */
@Shows({"I15", "G8"})
class PoisonTest {

    private World world;
    private int poisoned;
    private int healthy;

    @BeforeEach
    void twoLinkedRows() {
        world = World.deals().started().announced();
        poisoned = world.tab.addRow("Анна", "8 999 000-11-22", "anna@example.test", "100", "");
        healthy = world.tab.addRow("Борис", "8 999 000-11-33", "boris@example.test", "200", "");
        World.eventually().untilAsserted(() -> Agreement.holds(world));
        World.eventually().until(() -> world.crm.webhooks().idle());
    }

    @AfterEach
    void close() {
        world.close();
    }

    private long lead(int row) {
        return Long.parseLong(world.tab.cell(row, "amo_deal_id"));
    }

    private long price(int row) {
        return world.crm.state().lead(lead(row)).orElseThrow().price();
    }

    private void bothAreEditedAndOneComesThrough() {
        world.tab.type(poisoned, "budget", "101");
        world.tab.type(healthy, "budget", "201");
        // Each failing request takes its ten seconds of repeats.
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(price(healthy)).isEqualTo(201));
        assertThat(price(poisoned)).isEqualTo(100);
        assertThat(world.tab.cell(poisoned, "budget")).isEqualTo("101");
    }

    private void amoCrmMendsIt() {
        world.crm.faults().clear();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(price(poisoned)).isEqualTo(101));
    }

    @Test
    void aLeadThatCannotBeRead() {
        world.crm.faults().about("GET", lead(poisoned)).always().status(500);

        bothAreEditedAndOneComesThrough();
        amoCrmMendsIt();
    }

    @Test
    void aLeadThatCannotBeWritten() {
        world.crm.faults().about("PATCH", lead(poisoned)).always().status(500);

        bothAreEditedAndOneComesThrough();
        amoCrmMendsIt();
    }

    @Test
    void aLeadThatAmoCrmRefusesToMakeWithoutSayingWhyIsSetAsideAndItsRowSaysSo() {
        world.crm.faults().on("POST", "/api/v4/leads/complex").always().status(400);
        int refused = world.tab.addRow("Вера", "8 999 000-11-44", "vera@example.test", "300", "");

        World.eventually()
                .untilAsserted(
                        () -> assertThat(world.tab.cell(refused, "sync_note")).contains("HTTP 400"));
        assertThat(new Operator(world).get("/changes?state=parked")).hasSize(1);
    }
}
