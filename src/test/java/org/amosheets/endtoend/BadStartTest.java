package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that cannot work ends at once, with what is wrong and how to mend it, and never with a stack trace alone. */
class BadStartTest {

    private static final Duration SECONDS = Duration.ofSeconds(10);

    @TempDir
    private Path dir;

    private AbstractStringAssert<?> refusal(Service service) {
        try (service) {
            assertThat(service.launch().awaitEnd(SECONDS)).isNotZero();
            return assertThat(service.output())
                    .doesNotContain("\tat ")
                    .doesNotContain("java.lang.")
                    .doesNotContain("Caused by");
        }
    }

    private static void namesOnce(String output, String variable) {
        assertThat(output.lines().filter(line -> line.startsWith("  * ") && line.contains(variable)))
                .as("lines that blame %s in: %s", variable, output)
                .hasSize(1);
    }

    @Test
    void nothingSetNamesEveryMissingVariableInOneMessage() {
        Service service = new Service(Map.of(), dir);

        refusal(service).contains("4 faults");
        for (String variable : List.of(
                "AMO_BASE_URL", "AMO_LONG_LIVED_TOKEN", "GOOGLE_SERVICE_ACCOUNT_JSON", "GOOGLE_SPREADSHEET_ID")) {
            namesOnce(service.output(), variable);
        }
        assertThat(service.output().split("Fix: ", -1)).hasSize(5);
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void everyFaultIsToldAtOnce() throws IOException {
        Files.writeString(dir.resolve(".env"), "SYNC_POLL_SECONDS=often\n");
        Service service = new Service(
                Map.of(
                        "AMO_BASE_URL", "https://one.amocrm.ru",
                        "AMOCRM_SUBDOMAIN", "two",
                        "AMO_LONG_LIVED_TOKEN", "a-token-of-the-tests",
                        "GOOGLE_SERVICE_ACCOUNT_JSON", "no-such-file.json",
                        "GOOGLE_SPREADSHEET_ID", "1SandboxSpreadsheet_0000000000000000000000000",
                        "ADMIN_TOKEN", World.SECRET,
                        "WEBHOOK_SECRET", World.SECRET,
                        "APP_PORT", "99999"),
                dir);

        refusal(service)
                .contains("5 faults")
                .contains("AMOCRM_SUBDOMAIN and AMO_BASE_URL are two names of one setting but hold different values")
                .contains("ADMIN_TOKEN equals WEBHOOK_SECRET")
                .doesNotContain(World.SECRET)
                .doesNotContain("a-token-of-the-tests");
        for (String variable : List.of(
                "AMO_BASE_URL", "GOOGLE_SERVICE_ACCOUNT_JSON", "SYNC_POLL_SECONDS", "ADMIN_TOKEN", "APP_PORT")) {
            namesOnce(service.output(), variable);
        }
    }

    @Test
    void aDataFolderThatCannotBeIsToldByItsPath() throws IOException {
        try (World world = World.deals()) {
            Path file = Files.writeString(dir.resolve("file"), "");
            Service service =
                    Service.of(world).with("DATA_DIR", file.resolve("data").toString());

            refusal(service)
                    .contains("Tried to start the embedded Redis in " + file)
                    .contains("set another DATA_DIR");
        }
    }

    @Test
    void aTakenPortIsToldByItsNumberAndLeavesNothingBehind() throws IOException {
        try (World world = World.deals();
                ServerSocket taken = new ServerSocket(world.port, 1, InetAddress.getByName("127.0.0.1"))) {
            Service service = Service.of(world);
            service.launch();
            try {
                assertThat(service.awaitEnd(Duration.ofSeconds(40))).isEqualTo(1);
                assertThat(service.output())
                        .contains(Integer.toString(taken.getLocalPort()))
                        .contains("APP_PORT")
                        .doesNotContain("\tat ");
                assertThat(service.leftRedis()).as("a Redis that nobody needs").isEmpty();
            } finally {
                service.close();
            }
            assertThat(world.crm.state().leads()).isEmpty();
        }
    }

    @Test
    void aFileOfRoutesThatCannotBeReadIsToldWithItsLine() throws IOException {
        try (World world = World.deals()) {
            Path routes = OwnRoutes.of(world);
            Path mapping = routes.resolve("mappings/deals.camel.yaml");
            String good = Files.readString(mapping);
            for (String broken : List.of(good.replace("fields:", "fields: ["), good.replace("- beans:", "- beens:"))) {
                Files.writeString(mapping, broken);
                Service service = Service.of(world);
                try (service) {
                    assertThat(service.launch().awaitEnd(Duration.ofSeconds(40)))
                            .isEqualTo(1);
                    assertThat(service.output())
                            .containsPattern(
                                    "The service could not start: Tried to read the files of routes/ but failed"
                                            + " because of .*deals\\.camel\\.yaml, line [0-9]+: ")
                            .contains("Mend the file")
                            .doesNotContain("\tat ");
                }
            }
        }
    }

    @Test
    void aFileOfRoutesThatCannotBeTakenIsToldByItsName() throws IOException {
        try (World world = World.deals()) {
            Path routes = OwnRoutes.of(world);
            Path added = routes.resolve("mappings/office.camel.yaml");
            Files.write(added, "# Регион".getBytes(Charset.forName("windows-1251")));
            assertThat(refused(world))
                    .contains("because of routes/mappings/office.camel.yaml: It is not saved as UTF-8.");
            Files.move(added, routes.resolve("deals.old.camel.yaml"));
            assertThat(refused(world)).contains("because of routes/deals.old.camel.yaml: Its name has a dot before");
            Files.delete(routes.resolve("deals.old.camel.yaml"));
            Files.copy(routes.resolve("schedule.camel.yaml"), routes.resolve("copy.camel.yaml"));
            assertThat(refused(world)).containsPattern("two of them declare the same: [a-z, -]+\\. Delete one");
        }
    }

    private static String refused(World world) {
        try (Service service = Service.of(world)) {
            assertThat(service.launch().awaitEnd(Duration.ofSeconds(40))).isEqualTo(1);
            assertThat(service.output())
                    .contains("The service could not start: Tried to read the files of routes/ but failed")
                    .doesNotContain("\tat ");
            return service.output();
        }
    }
}
