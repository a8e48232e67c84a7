package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.amosheets.correctness.Shows;
import org.amosheets.engine.Overwritten;
import org.amosheets.sandbox.amocrm.LeadView;
import org.amosheets.sandbox.amocrm.RequestRecord;
import org.amosheets.sandbox.amocrm.SampleAccount;
import org.amosheets.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a manager changes between our read and our patch is found afterwards, and nothing else is (G2, I2). */
@Shows({"I2", "G2"})
class OverwrittenTest {

    private World world;
    private Operator operator;
    private int row;

    @BeforeEach
    void start() {
        world = World.deals().with("SYNC_RECONCILE_SECONDS", "2").started().announced();
        operator = new Operator(world);
        row = world.tab.addRow("Анна", "8 999 000-11-22", "anna@example.test", "100", "");
        World.eventually().untilAsserted(() -> Agreement.holds(world));
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

    private JsonNode conflicts() {
        return operator.get("/conflicts").path("conflicts");
    }

    private void patchesArrive(String path, int before) {
        World.eventually().until(() -> world.crm.log().requests("PATCH", path).size() > before);
    }

    /** A patch that waits at amoCRM's door until it is let in. */
    private CountDownLatch typedAndHeldUp(String path, String column, String value) {
        int before = world.crm.log().requests("PATCH", path).size();
        CountDownLatch gate = world.crm.faults().on("PATCH", path).hang();
        world.tab.type(row, column, value);
        patchesArrive(path, before);
        return gate;
    }

    /** Requests for events of changed fields. */
    private List<RequestRecord> askedForChanges() {
        return world.crm.log().requests("GET", "/api/v4/events").stream()
                .filter(request -> request.query().contains("sale_field_changed"))
                .toList();
    }

    private void everyPatchIsLookedInto() {
        World.eventually().until(() -> world.bean(Store.class).patched().all().isEmpty());
    }

    @Test
    void aManagersPriceThatOurPatchOverwroteIsKeptAndShownAndTheSheetsStands() {
        CountDownLatch patch = typedAndHeldUp("/api/v4/leads", "budget", "200");
        world.crm.ui().setPrice(lead().id(), 150);
        patch.countDown();

        World.eventually().until(() -> conflicts().size() == 1);

        JsonNode found = conflicts().get(0);
        assertThat(found.path("state").asText()).isEqualTo("settled");
        assertThat(found.path("field").asText()).isEqualTo("lead.price");
        assertThat(found.path("lead").asLong()).isEqualTo(lead().id());
        assertThat(found.path("row").asText()).isEqualTo(world.tab.cell(row, "sync_key"));
        assertThat(found.path("base").asText()).isEqualTo("100");
        assertThat(found.path("sheet").asText()).isEqualTo("200");
        assertThat(found.path("crm").asText()).isEqualTo("150");
        assertThat(found.path("winner").asText()).isEqualTo("sheet");
        assertThat(found.path("why").asText()).contains("between our read and our write");
        assertThat(operator.get("/audit?lead=" + lead().id()).path("entries")).anySatisfy(entry -> {
            assertThat(entry.path("what").asText()).isEqualTo("overwritten");
            JsonNode price = entry.path("changes").path("lead.price");
            assertThat(price.path("before").asText()).isEqualTo("150");
            assertThat(price.path("after").asText()).isEqualTo("200");
            assertThat(entry.path("cause").asText()).contains("user " + SampleAccount.ADMIN);
        });
        everyPatchIsLookedInto();
        World.eventually().until(() -> world.crm.webhooks().idle());
        assertThat(lead().price()).isEqualTo(200);
        Agreement.holds(world);
        assertThat(conflicts()).as("told once").hasSize(1);
    }

    @Test
    void aPhoneThatAManagerAddedIsKeptAndShown() {
        CountDownLatch patch = typedAndHeldUp("/api/v4/contacts", "phone", "8 999 000-11-33");
        world.crm.ui().setContactPhone(lead().mainContactId(), "+79990001122", "+79990001144");
        patch.countDown();

        World.eventually().until(() -> conflicts().size() == 1);

        JsonNode found = conflicts().get(0);
        assertThat(found.path("field").asText()).isEqualTo("contact.phone");
        assertThat(found.path("contact").asLong()).isEqualTo(lead().mainContactId());
        assertThat(found.path("crm").asText()).isEqualTo("+79990001122, +79990001144");
        assertThat(found.path("sheet").asText()).isEqualTo("+79990001133");
        World.eventually().untilAsserted(() -> Agreement.holds(world));
    }

    @Test
    void ordinaryEditsOfBothSidesAreNoFinding() {
        world.tab.type(row, "budget", "200");
        World.eventually().until(() -> lead().price() == 200);
        world.crm.ui().setPrice(lead().id(), 300);
        World.eventually().until(() -> world.tab.cell(row, "budget").equals("300"));
        world.tab.type(row, "budget", "400");
        world.tab.type(row, "name", "Анна Б");
        world.tab.type(row, "phone", "8 999 000-11-33");
        world.tab.type(row, "email", "b@example.test");
        world.tab.type(row, "status", "В работе");
        World.eventually().until(() -> lead().price() == 400);
        world.tab.type(row, "budget", "500");
        World.eventually().until(() -> lead().price() == 500);
        world.tab.type(row, "budget", "400");
        World.eventually().untilAsserted(() -> Agreement.holds(world));

        everyPatchIsLookedInto();

        assertThat(conflicts()).isEmpty();
        assertThat(world.crm.log().requests("GET", "/api/v4/events")).isNotEmpty();
    }

    @Test
    void whereNothingIsPatchedNothingIsAsked() {
        world.crm.ui().setPrice(lead().id(), 300);
        World.eventually().until(() -> world.tab.cell(row, "budget").equals("300"));
        World.eventually().until(() -> world.crm.webhooks().idle());

        world.bean(Overwritten.class).look();

        assertThat(world.bean(Store.class).patched().all()).isEmpty();
        assertThat(askedForChanges()).isEmpty();
    }

    @Test
    void anAccountThatRefusesItsEventsIsAskedOnceAndTheSyncGoesOn() {
        world.crm.faults().on("GET", "/api/v4/events").always().status(404);
        world.tab.type(row, "budget", "200");
        World.eventually().until(() -> lead().price() == 200);
        everyPatchIsLookedInto();
        world.tab.type(row, "budget", "300");
        World.eventually().untilAsserted(() -> Agreement.holds(world));
        everyPatchIsLookedInto();

        assertThat(askedForChanges()).hasSize(1);
        assertThat(world.crm.log().requests("GET", "/api/v4/events"))
                .as("that, and once for deletions")
                .hasSizeLessThanOrEqualTo(2);
        assertThat(lead().price()).isEqualTo(300);
        assertThat(conflicts()).isEmpty();
    }

    @Test
    void amongManyEditsAtOnceTheOneThatOverwroteIsFoundWithAFewRequests() {
        for (int i = 0; i < 39; i++) {
            world.tab.addRow("Клиент " + i, "8 999 100-00-" + (10 + i), "c" + i + "@example.test", "100", "");
        }
        World.eventually().untilAsserted(() -> Agreement.holds(world));
        int before = world.crm.log().requests("PATCH", "/api/v4/leads").size();
        CountDownLatch first =
                world.crm.faults().on("PATCH", "/api/v4/leads").times(100).hang();
        world.tab.paste(
                row,
                4,
                IntStream.range(0, 40)
                        .mapToObj(i -> List.of(Integer.toString(1000 + i)))
                        .toList());
        patchesArrive("/api/v4/leads", before);
        world.crm.ui().setPrice(lead().id(), 150);
        first.countDown();

        World.eventually().untilAsserted(() -> Agreement.holds(world));
        everyPatchIsLookedInto();

        assertThat(conflicts()).singleElement().satisfies(found -> {
            assertThat(found.path("crm").asText()).isEqualTo("150");
            assertThat(found.path("lead").asLong()).isEqualTo(lead().id());
        });
        assertThat(world.crm.log().requests("GET", "/api/v4/events")).hasSizeLessThanOrEqualTo(4);
    }
}
