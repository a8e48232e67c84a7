package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.amocrm.LeadView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person picks whose value stays, where both sides changed one field. */
@Shows("G2")
class ResolveTest {

    private World world;
    private Operator operator;
    private int row;

    @BeforeEach
    void aConflict() {
        world = World.deals()
                .with("SYNC_CONFLICT_POLICY", "ask")
                .with("SYNC_RECONCILE_SECONDS", "2")
                .started()
                .announced();
        operator = new Operator(world);
        row = world.tab.addRow("Анна", "8 999 000-11-22", "anna@example.test", "100", "");
        World.eventually().untilAsserted(() -> Agreement.holds(world));
        world.stop();
        world.tab.type(row, "budget", "500");
        world.crm.ui().setPrice(lead().id(), 900);
        world.start();
        World.eventually().until(() -> open().size() == 1);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private LeadView lead() {
        return world.crm
                .state()
                .lead(Long.parseLong(world.tab.cell(row, "amo_deal_id")))
                .orElseThrow();
    }

    private JsonNode open() {
        return operator.get("/conflicts?open=true").path("conflicts");
    }

    private JsonNode settled() {
        return operator.get("/conflicts?open=false&lead=" + lead().id()).path("conflicts");
    }

    private int resolve(String id, String winner) {
        return operator.post("/conflicts/" + id + "/resolve", "{\"winner\":\"" + winner + "\"}")
                .statusCode();
    }

    @Test
    void anOpenConflictShowsBothValuesWithTheirTimesAndWritesNothing() {
        JsonNode conflict = open().get(0);

        assertThat(conflict.path("row").asText()).isEqualTo(world.tab.cell(row, "sync_key"));
        assertThat(conflict.path("lead").asLong()).isEqualTo(lead().id());
        assertThat(conflict.path("field").asText()).isEqualTo("lead.price");
        assertThat(conflict.path("base").asText()).isEqualTo("100");
        assertThat(conflict.path("sheet").asText()).isEqualTo("500");
        assertThat(conflict.path("crm").asText()).isEqualTo("900");
        assertThat(conflict.path("sheetAt").asText()).startsWith("20");
        assertThat(conflict.path("crmAt").asText()).startsWith("20");
        assertThat(conflict.path("why").asText()).contains("Both sides changed", "a person picks");
        assertThat(lead().price()).isEqualTo(900);
        assertThat(world.tab.cell(row, "budget")).isEqualTo("500");
    }

    @Test
    void theSheetsValueIsSentWhereItIsPicked() {
        String id = open().get(0).path("id").asText();

        assertThat(resolve(id, "sheet")).isEqualTo(200);

        World.eventually().until(() -> open().isEmpty());
        assertThat(lead().price()).isEqualTo(500);
        assertThat(world.tab.cell(row, "budget")).isEqualTo("500");
        JsonNode ended = settled().get(0);
        assertThat(ended.path("id").asText()).isEqualTo(id);
        assertThat(ended.path("winner").asText()).isEqualTo("sheet");
        assertThat(ended.path("ended").asText()).isEqualTo("The operator picked it");
        assertThat(ended.path("crm").asText()).as("the value that lost").isEqualTo("900");
        assertThat(resolve(id, "crm")).isEqualTo(409);
        assertThat(resolve("no-such-id", "crm")).isEqualTo(404);
        World.eventually()
                .untilAsserted(
                        () -> assertThat(world.tab.cell(row, "sync_note")).isEmpty());
    }

    @Test
    void amoCrmsValueIsWrittenWhereItIsPicked() {
        String id = open().get(0).path("id").asText();

        assertThat(resolve(id, "crm")).isEqualTo(200);

        World.eventually().until(() -> open().isEmpty());
        assertThat(lead().price()).isEqualTo(900);
        assertThat(world.tab.cell(row, "budget")).isEqualTo("900");
        JsonNode ended = settled().get(0);
        assertThat(ended.path("winner").asText()).isEqualTo("crm");
        assertThat(ended.path("sheet").asText()).as("the value that lost").isEqualTo("500");
        JsonNode entries = operator.get("/audit?lead=" + lead().id()).path("entries");
        assertThat(StreamSupport.stream(entries.spliterator(), false)
                        .map(entry -> entry.path("cause").asText()))
                .as("whichever hint came first, the pick decided")
                .anyMatch(cause -> cause.contains("amoCRM's value stays by the operator's pick"));
    }

    @Test
    void aPickIsVoidWhereASideChangesBeforeItIsCarriedOut() {
        String id = open().get(0).path("id").asText();
        world.crm.faults().on("GET", "/api/v4/leads.*").always().status(503);
        assertThat(resolve(id, "sheet")).isEqualTo(200);
        world.crm.ui().setPrice(lead().id(), 950);
        world.crm.faults().clear();

        World.eventually().until(() -> settled().size() == 1);

        assertThat(settled().get(0).path("id").asText()).isEqualTo(id);
        assertThat(settled().get(0).path("winner").asText()).isEmpty();
        assertThat(settled().get(0).path("ended").asText()).contains("changed meanwhile");
        assertThat(open()).hasSize(1);
        assertThat(open().get(0).path("crm").asText()).isEqualTo("950");
        assertThat(lead().price()).isEqualTo(950);
        assertThat(world.tab.cell(row, "budget")).isEqualTo("500");
    }

    @Test
    void aConflictThatPeopleSettleIsClosed() {
        world.tab.type(row, "budget", "900");

        World.eventually().until(() -> open().isEmpty());
        assertThat(settled().get(0).path("ended").asText()).contains("both hold the same");
    }

    @Test
    void aPickOfAValueAmongRowsOfOneContactIsTakenByAllOfThem() {
        world.crm.ui().setPrice(lead().id(), 500);
        World.eventually().until(() -> open().isEmpty());
        int second = world.tab.addRow("Анна", "8 999 000-11-22", "anna@example.test", "7", "");
        World.eventually().untilAsserted(() -> Agreement.holds(world));
        world.stop();
        world.tab.type(row, "name", "Анна Первая");
        world.tab.type(second, "name", "Анна Вторая");
        world.start();
        World.eventually().until(() -> open().size() == 2);
        JsonNode conflicts = open();
        JsonNode first = conflicts.get(0).path("row").asText().equals(world.tab.cell(row, "sync_key"))
                ? conflicts.get(0)
                : conflicts.get(1);
        assertThat(first.path("why").asText()).contains("Several rows of one contact");

        assertThat(resolve(first.path("id").asText(), "sheet")).isEqualTo(200);

        World.eventually().until(() -> open().isEmpty());
        World.eventually()
                .untilAsserted(() -> assertThat(world.tab.cell(second, "name")).isEqualTo("Анна Первая"));
        assertThat(world.crm
                        .state()
                        .contact(lead().mainContactId())
                        .orElseThrow()
                        .name())
                .isEqualTo("Анна Первая");
        assertThat(settled()).isNotEmpty();
    }
}
