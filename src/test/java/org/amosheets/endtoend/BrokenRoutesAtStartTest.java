package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;

/** Somebody breaks a file and the machine is started anew before it is mended. */
@Shows("G10")
class BrokenRoutesAtStartTest {

    @Test
    void theServiceStartsWithWhatItRanWithAndTakesTheFilesOnceTheyAreMended() throws IOException {
        try (World world = World.deals();
                Service service = Service.of(world)) {
            Path routes = OwnRoutes.of(world);
            Path mapping = routes.resolve("mappings/deals.camel.yaml");
            Path schedule = routes.resolve("schedule.camel.yaml");
            String good = Files.readString(mapping);
            String goodSchedule = Files.readString(schedule);
            world.tab.addRow("Анна", "8 999 200 10 00", "anna@example.test", "100", "");
            service.start();
            World.eventually().untilAsserted(() -> Agreement.holds(world));
            service.terminate();

            Files.writeString(mapping, good.replace("fields:", "fields: ["));
            Files.copy(schedule, routes.resolve("copy.camel.yaml"));
            Files.write(schedule, "# Расписание".getBytes(Charset.forName("windows-1251")));
            service.start();

            World.eventually()
                    .untilAsserted(() -> assertThat(faults(service).toString())
                            .contains("routes/mappings/deals.camel.yaml", "routes/schedule.camel.yaml", "UTF-8"));
            crosses(world, "500");
            assertThat(service.output()).contains("and starts with those that it ran with before");

            service.kill();
            service.start();
            crosses(world, "600");

            Files.writeString(mapping, good);
            Files.writeString(schedule, goodSchedule);
            Files.delete(routes.resolve("copy.camel.yaml"));
            World.eventually().untilAsserted(() -> assertThat(faults(service)).isEmpty());
            crosses(world, "700");
        }
    }

    @Test
    void aNewFileThatCannotBeReadKeepsNothingFromStarting() throws IOException {
        try (World world = World.deals();
                Service service = Service.of(world)) {
            Path routes = OwnRoutes.of(world);
            world.tab.addRow("Анна", "8 999 200 10 00", "anna@example.test", "100", "");
            service.start();
            World.eventually().untilAsserted(() -> Agreement.holds(world));
            service.terminate();

            Files.write(routes.resolve("mappings/new.camel.yaml"), new byte[0]);
            service.start();

            World.eventually()
                    .untilAsserted(() -> assertThat(faults(service).toString()).contains("new.camel.yaml"));
            crosses(world, "500");
        }
    }

    @Test
    void whatFailsForAnotherReasonIsToldAsThat() throws IOException {
        try (World world = World.deals()) {
            Path routes = OwnRoutes.of(world);
            try (Service service = Service.of(world)) {
                service.start();
                service.terminate();
            }
            Files.writeString(
                    routes.resolve("mappings/deals.camel.yaml"),
                    Files.readString(routes.resolve("mappings/deals.camel.yaml")) + "\n# changed\n");

            try (Service service = Service.of(world).with("SYNC_PRESET", "nobodys")) {
                assertThat(service.launch().awaitEnd(Duration.ofSeconds(60))).isEqualTo(1);
                assertThat(service.output()).contains("nobodys").doesNotContain("\tat ");
            }
        }
    }

    private static void crosses(World world, String budget) {
        world.tab.type(2, "budget", budget);
        World.eventually()
                .untilAsserted(() ->
                        assertThat(world.crm.state().leads().get(0).price()).isEqualTo(Long.parseLong(budget)));
        assertThat(world.crm.state().leads()).hasSize(1);
    }

    private static JsonNode faults(Service service) {
        return service.operator("/health").path("details").path("filesNotInForce");
    }
}
