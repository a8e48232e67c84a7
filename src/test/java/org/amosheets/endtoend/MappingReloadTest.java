package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.amocrm.LeadView;
import org.junit.jupiter.api.Test;

/** A mapping that somebody edits while the service runs. */
class MappingReloadTest {

    private static final int ROWS = 30;

    private static Path ownMapping(World world) throws IOException {
        return OwnRoutes.of(world).resolve("mappings/deals.camel.yaml");
    }

    @Test
    @Shows("G10")
    void whatTheAccountLacksIsRefusedUntilItIsThereAndTheSyncGoesOnMeanwhile() throws IOException {
        try (World world = World.deals();
                Service service = Service.of(world)) {
            Path file = ownMapping(world);
            world.tab.addRow("Анна", "8 999 200 10 00", "anna@example.test", "100", "");
            service.start();
            World.eventually().untilAsserted(() -> Agreement.holds(world));
            String good = Files.readString(file);

            Files.writeString(file, good.replace("lead.price,    as: money", "\"lead.custom:Сумма сделки\""));

            World.eventually()
                    .untilAsserted(() -> assertThat(faults(service).toString())
                            .contains("It does not fit the tab or the account", "Сумма сделки"));
            world.tab.type(2, "budget", "500");
            World.eventually()
                    .untilAsserted(() ->
                            assertThat(world.crm.state().leads().get(0).price()).isEqualTo(500));

            world.crm.ui().addLeadField("Сумма сделки", "text", null);

            World.eventually().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
                assertThat(faults(service)).isEmpty();
                assertThat(world.crm.state().leads().get(0).field("Сумма сделки"))
                        .isEqualTo("500");
            });
            assertThat(service.output())
                    .contains("was changed and is in force now. What differs now: ")
                    .doesNotContain("The mapping does not fit the account or the tab");
        }
    }

    @Test
    @Shows({"G10", "G13"})
    void whatAChangeWouldOverwriteInManyRowsIsHeldUntilAPersonApproves() throws IOException {
        try (World world = World.deals().with("SYNC_CONFLICT_POLICY", "sheet");
                Service service = Service.of(world)) {
            Path file = ownMapping(world);
            world.crm.ui().addLeadField("Код", "text", null);
            for (int row = 0; row < ROWS; row++) {
                world.tab.addRow("Имя " + row, "8 999 200 10 " + (10 + row), "a" + row + "@example.test", "100", "");
            }
            service.start();
            World.eventually().untilAsserted(() -> {
                assertThat(world.crm.state().leads()).hasSize(ROWS);
                Agreement.holds(world);
            });
            for (LeadView lead : world.crm.state().leads()) {
                world.crm.ui().setCustomField(lead.id(), "Код", "a value of amoCRM");
            }

            Files.writeString(file, Files.readString(file).replace("lead.price,    as: money", "\"lead.custom:Код\""));

            World.eventually()
                    .untilAsserted(() -> assertThat(service.output())
                            .containsPattern(
                                    "is in force now. What differs now: .*; the brake holds " + ROWS + " rows"));
            World.eventually().untilAsserted(() -> {
                JsonNode held = service.operator("/changes?state=held");
                assertThat(held).hasSize(1);
                assertThat(held.get(0).path("rows")).hasSize(ROWS);
            });
            assertThat(world.crm.state().leads())
                    .allSatisfy(lead -> assertThat(lead.field("Код")).isEqualTo("a value of amoCRM"));

            String id =
                    service.operator("/changes?state=held").get(0).path("id").asText();
            service.operatorPosts("/changes/" + id + "/approve");

            World.eventually()
                    .untilAsserted(() -> assertThat(world.crm.state().leads())
                            .allSatisfy(lead -> assertThat(lead.field("Код")).isEqualTo("100")));
        }
    }

    @Test
    @Shows("G6")
    void aMappingThatWasChangedWhileTheServiceWasDownReachesEveryRowToo() throws IOException {
        try (World world = World.deals();
                Service service = Service.of(world)) {
            Path file = ownMapping(world);
            world.crm.ui().addLeadField("Код", "text", null);
            world.tab.addRow("Анна", "8 999 200 10 00", "anna@example.test", "100", "");
            service.start();
            World.eventually().untilAsserted(() -> Agreement.holds(world));
            service.terminate();
            Files.writeString(file, Files.readString(file).replace("lead.price,    as: money", "\"lead.custom:Код\""));

            service.start();

            World.eventually()
                    .untilAsserted(
                            () -> assertThat(world.crm.state().leads().get(0).field("Код"))
                                    .isEqualTo("100"));
        }
    }

    @Test
    @Shows("G10")
    void whatIsWrongWithAMappingChangedWhileTheServiceWasDownKeepsTheOneBeforeInForce() throws IOException {
        try (World world = World.deals();
                Service service = Service.of(world)) {
            Path file = ownMapping(world);
            world.tab.addRow("Анна", "8 999 200 10 00", "anna@example.test", "100", "");
            service.start();
            World.eventually().untilAsserted(() -> Agreement.holds(world));
            String good = Files.readString(file);
            service.terminate();
            Files.writeString(file, good.replace("field: lead.price,", "field: lead.prise,"));
            int line = good.substring(0, good.indexOf("field: lead.price,")).split("\n").length;

            service.start();

            World.eventually()
                    .untilAsserted(() -> assertThat(faults(service).toString())
                            .contains("line " + line + ": ", "unknown field lead.prise"));
            world.tab.type(2, "budget", "500");
            World.eventually()
                    .untilAsserted(() ->
                            assertThat(world.crm.state().leads().get(0).price()).isEqualTo(500));

            service.terminate();
            Files.writeString(file, good.replace("lead.price,    as: money", "\"lead.custom:Сумма сделки\""));
            service.start();
            World.eventually()
                    .untilAsserted(() -> assertThat(faults(service).toString())
                            .contains("It does not fit the tab or the account", "Сумма сделки"));
            world.tab.type(2, "budget", "600");
            World.eventually()
                    .untilAsserted(() ->
                            assertThat(world.crm.state().leads().get(0).price()).isEqualTo(600));

            Files.writeString(file, good);
            World.eventually().untilAsserted(() -> assertThat(faults(service)).isEmpty());
        }
    }

    private static JsonNode faults(Service service) {
        return service.operator("/health").path("details").path("filesNotInForce");
    }
}
