package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.amosheets.FreePorts;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.sheets.Tab;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One installation, one Redis, one tab (G14): whatever else turns up is noticed before anything is written. */
@Shows({"G14", "I2", "I6"})
class InstallationTest {

    private World world;
    private int row;

    @BeforeEach
    void oneLinkedRow() {
        world = World.deals().with("SYNC_RECONCILE_SECONDS", "2").started().announced();
        row = world.tab.addRow("Анна", "8 999 000-11-22", "anna@example.test", "100", "");
        World.eventually().untilAsserted(() -> Agreement.holds(world));
        World.eventually().until(() -> world.crm.webhooks().idle());
    }

    @AfterEach
    void close() {
        world.close();
    }

    private long leadId() {
        return Long.parseLong(world.tab.cell(row, "amo_deal_id"));
    }

    private long price() {
        return world.crm.state().lead(leadId()).orElseThrow().price();
    }

    private int crmWrites() {
        return world.crm
                .log()
                .requests(request ->
                        !request.method().equals("GET") && request.path().startsWith("/api/"))
                .size();
    }

    private String operator(int port, String method, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Authorization", "Bearer " + World.ADMIN)
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void waitsForAWord(int port, String reason) {
        World.eventually()
                .untilAsserted(() -> assertThat(operator(port, "GET", "/changes?state=held"))
                        .contains("\"installation\"")
                        .contains(reason));
    }

    private void nothingIsHeld(int port) {
        World.eventually()
                .untilAsserted(() ->
                        assertThat(operator(port, "GET", "/changes?state=held")).doesNotContain("\"installation\""));
    }

    @Test
    void aSecondInstallationWaitsAndTheFirstStandsBackOnceItWasLetIn() {
        int port = FreePorts.next();
        int writes = world.sheets.writes();
        int crmWrites = crmWrites();
        try (Service second = Service.of(world)
                .with("DATA_DIR", world.data.resolve("other").toString())
                .with("APP_PORT", Integer.toString(port))
                .start()) {
            waitsForAWord(port, "another installation");
            assertThat(world.sheets.writes()).isEqualTo(writes);
            assertThat(crmWrites()).isEqualTo(crmWrites);
            assertThat(operator(world.port, "GET", "/changes?state=held")).doesNotContain("\"installation\"");

            operator(port, "POST", "/changes/installation/approve");
            nothingIsHeld(port);

            waitsForAWord(world.port, "another installation");
            Document page = new ConsoleVisitor(world)
                    .header("Accept-Language", "ru")
                    .signedIn()
                    .page("/console/held");
            assertThat(page.text())
                    .contains("ни в одну из сторон ничего не записывается", "Если работать должна другая установка")
                    .doesNotContain("Остальные изменения этого не ждут");
            assertThat(page.select("form[action=/console/held/approve]")).hasSize(1);
            assertThat(page.select("form[action=/console/held/drop]"))
                    .as("there is no going on without a yes")
                    .isEmpty();
            // Before that nothing is agreed as far as the second one knows, and the edit would be one side of a
            // conflict.
            World.eventually()
                    .untilAsserted(
                            () -> assertThat(operator(port, "GET", "/health")).contains("\"links\":1"));
            world.tab.type(row, "budget", "150");
            World.eventually().untilAsserted(() -> assertThat(price()).isEqualTo(150));
            assertThat(world.crm.state().leads()).hasSize(1);
            second.mustRun();
        }
    }

    @Test
    void aRedisThatIsOlderThanTheSheetWaitsAndThenTakesNothingForAgreed() {
        world.stop();
        Path redis = world.data.resolve("redis");
        copy(redis, world.data.resolve("copy"));
        world.started();
        world.tab.type(row, "budget", "200");
        World.eventually().untilAsserted(() -> assertThat(price()).isEqualTo(200));
        world.crm.ui().renameLead(leadId(), "Другое имя");
        int other = world.tab.addRow("Борис", "8 999 000-11-33", "boris@example.test", "5", "");
        World.eventually().until(() -> !world.tab.cell(other, "amo_deal_id").isEmpty());
        World.eventually().until(() -> world.crm.webhooks().idle());
        world.stop();
        // Back to what the old copy of Redis takes for agreed: it would undo this as if nobody had done it.
        world.crm.ui().setPrice(leadId(), 100);
        world.with("DATA_DIR", world.data.resolve("copy").toString());
        int writes = world.sheets.writes();
        int crmWrites = crmWrites();

        world.start();
        waitsForAWord(world.port, "newer than this Redis");
        assertThat(world.sheets.writes()).isEqualTo(writes);
        assertThat(crmWrites()).isEqualTo(crmWrites);

        operator(world.port, "POST", "/changes/installation/approve");
        nothingIsHeld(world.port);
        World.eventually()
                .untilAsserted(() -> assertThat(world.tab.cell(row, "budget")).isEqualTo("100"));
        assertThat(price()).isEqualTo(100);
        assertThat(world.crm.state().leads()).hasSize(2);
        World.eventually().untilAsserted(() -> Agreement.holds(world));
    }

    @Test
    void anotherTabIsWorkedOnAfterAWordOnly() {
        world.stop();
        Tab second = world.sheets.addTab("Лист2", "name", "phone", "email", "budget", "status");
        second.addRow("Вера", "8 999 000-11-44", "vera@example.test", "7", "");
        world.with("GOOGLE_WORKSHEET_NAME", "Лист2");
        world.start();

        waitsForAWord(world.port, "Лист2");
        assertThat(second.headers()).doesNotContain("sync_key");

        operator(world.port, "POST", "/changes/installation/approve");
        nothingIsHeld(world.port);
        World.eventually().until(() -> !second.cell(2, "amo_deal_id").isEmpty());
        assertThat(world.crm.state().leads()).hasSize(2);
    }

    @Test
    void whoDropsTheOtherTabStaysOnTheirs() {
        world.stop();
        world.sheets.addTab("Лист2", "name", "phone", "email", "budget", "status");
        world.with("GOOGLE_WORKSHEET_NAME", "Лист2");
        world.start();
        waitsForAWord(world.port, "Лист2");

        operator(world.port, "POST", "/changes/installation/drop");
        world.tab.type(row, "budget", "170");

        World.eventually().untilAsserted(() -> assertThat(price()).isEqualTo(170));
        nothingIsHeld(world.port);
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
