package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.amosheets.correctness.Shows;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** An import at a person's word: all rows that have no lead, in the background, told truly. */
class ImportJobTest {

    /** A create that was cut off is in doubt for 70 s, {@code architecture.md} §4. */
    private static final Duration DOUBT_AND_MORE = Duration.ofSeconds(150);

    private static final String BAD_PHONE = "нет";

    private static void fill(World world, int rows) {
        List<List<String>> filled = new ArrayList<>();
        IntStream.range(0, rows)
                .forEach(i -> filled.add(List.of(
                        "Ряд " + i,
                        "8 999 " + (2_000_000 + i),
                        "ryad" + i + "@example.test",
                        Integer.toString(i),
                        "")));
        world.tab.paste(world.tab.filledRows() + 1, filled);
    }

    private static String started(Operator operator) {
        HttpResponse<String> answer = operator.post("/import", "");
        assertThat(answer.statusCode()).isEqualTo(202);
        return Operator.json(answer).path("job").asText();
    }

    private static JsonNode ended(Operator operator, String job) {
        World.eventually().atMost(DOUBT_AND_MORE).until(() -> over(operator.get("/import/" + job)));
        return operator.get("/import/" + job);
    }

    private static boolean over(JsonNode report) {
        return report.path("state").asText().equals("done");
    }

    private static void counts(JsonNode report, int created, int updated, int skipped, int failed) {
        assertThat(List.of(
                        report.path("created").asInt(-1),
                        report.path("updated").asInt(-1),
                        report.path("skipped").asInt(-1),
                        report.path("failed").asInt(-1),
                        report.path("waiting").asInt(-1)))
                .as("created, updated, skipped, failed, waiting of %s", report)
                .containsExactly(created, updated, skipped, failed, 0);
    }

    private static long withoutId(World world) {
        return Agreement.rows(world).stream()
                .filter(row -> Agreement.cell(row, "amo_deal_id").isEmpty())
                .count();
    }

    @Test
    @Shows({"F47", "D002-14", "D002-15", "D000-18"})
    void everyRowGetsItsLeadAndARerunMakesNothingNew() {
        try (World world = World.deals().withGooglesDefaultQuotas().with("IMPORT_ON_START", "false")) {
            fill(world, 120);
            world.tab.addRow("Плохой", BAD_PHONE, "", "1", "");
            world.started();
            Operator operator = new Operator(world);
            assertThat(world.crm.state().leads()).isEmpty();

            String job = started(operator);
            assertThat(started(operator)).isEqualTo(job);
            assertThat(operator.get("/health").path("status").asText()).isEqualTo("healthy");
            World.eventually()
                    .until(() -> operator.get("/import/" + job).path("waiting").asInt() > 0);
            JsonNode report = ended(operator, job);

            counts(report, 120, 0, 0, 1);
            assertThat(report.path("endedAt").asText()).isNotEmpty();
            assertThat(report.path("failures")).singleElement().satisfies(failure -> {
                assertThat(failure.path("row").asInt()).isEqualTo(122);
                assertThat(failure.path("reason").asText())
                        .contains(BAD_PHONE)
                        .isEqualTo(world.tab.cell(122, "sync_note"));
            });
            assertThat(world.crm.state().leads()).hasSize(120);
            assertThat(withoutId(world)).isEqualTo(1);

            String again = started(operator);
            assertThat(again).isNotEqualTo(job);
            counts(ended(operator, again), 0, 0, 120, 1);
            world.tab.type(122, "phone", "8 999 000-11-22");
            counts(ended(operator, started(operator)), 1, 0, 120, 0);
            assertThat(world.crm.state().leads()).hasSize(121);
            counts(operator.get("/import/" + job), 120, 0, 0, 1);
            assertThat(operator.get("/import/none").path("status").asInt()).isEqualTo(404);
        }
    }

    /** More rows than are put into the inbox at once, while the sheet is polled. */
    @Test
    @Shows({"F47", "D002-15"})
    void moreRowsThanAPortionGoInTurnWhileTheSheetIsPolled() {
        try (World world = World.deals()
                .withGooglesDefaultQuotas()
                .with("IMPORT_ON_START", "false")
                .with("SYNC_RECONCILE_SECONDS", "0")
                // As below: on a busy machine a request may come late.
                .with("AMO_REQUESTS_PER_SECOND", "5")) {
            fill(world, 1_300);
            world.started();
            world.sheets.scriptTo(world.address("/webhook/sheets"), World.SECRET);
            Operator operator = new Operator(world);

            String job = started(operator);
            World.eventually()
                    .until(() -> operator.get("/import/" + job).path("waiting").asInt() > 1_000);
            assertThat(operator.get("/import/" + job).path("waiting").asInt()
                            + operator.get("/import/" + job).path("created").asInt())
                    .isGreaterThanOrEqualTo(1_300);
            JsonNode report = ended(operator, job);

            counts(report, 1_300, 0, 0, 0);
            assertThat(world.crm.state().leads()).hasSize(1_300);
            assertThat(world.crm.log().rejected429()).isZero();
        }
    }

    @Test
    @Shows({"F47"})
    void rowsThatWaitForAPersonsWordAtTheStartGoWithIt() {
        try (World world = World.deals()) {
            fill(world, 60);
            world.started();
            Operator operator = new Operator(world);
            World.eventually()
                    .until(() -> operator.get("/changes?state=held").toString().contains("60 rows"));

            JsonNode report = ended(operator, started(operator));

            counts(report, 60, 0, 0, 0);
            assertThat(operator.get("/changes?state=held")).isEmpty();
        }
    }

    @Test
    @Shows({"F47"})
    void aRowThatNamesItsLeadIsLinkedAndCountsAsUpdated() {
        try (World world = World.deals().with("SYNC_POLL_SECONDS", "0")) {
            world.started();
            long contact = world.crm.ui().createContact("Анна", "+79990001122", null);
            long lead = world.crm.ui().createLead("Анна", 100, contact);
            int row = world.tab.addRow("Анна", "8 999 000-11-22", "", "100", "");
            world.tab.type(row, "amo_deal_id", Long.toString(lead));

            Operator operator = new Operator(world);
            counts(ended(operator, started(operator)), 0, 1, 0, 0);

            assertThat(world.crm.state().leads()).hasSize(1);
        }
    }

    /** The columns that told which row has which lead were deleted: without them every row looks new. */
    @Test
    @Shows({"F47"})
    void rowsWhoseColumnsWereDeletedAreNotMadeAnew() {
        try (World world = World.deals().with("SYNC_POLL_SECONDS", "0")) {
            fill(world, 5);
            world.started();
            World.eventually().until(() -> withoutId(world) == 0);
            for (String column : List.of("amo_deal_id", "sync_key")) {
                world.tab.deleteColumn(world.tab.headers().indexOf(column) + 1);
            }

            Operator operator = new Operator(world);
            JsonNode report = ended(operator, started(operator));

            assertThat(report.path("created").asInt()).isZero();
            assertThat(operator.post("/import", "").statusCode()).isEqualTo(409);
            assertThat(world.crm.state().leads()).hasSize(5);
        }
    }

    @Test
    @Shows({"F47", "D002-14", "D002-15", "D000-7"})
    void anImportThatIsKilledGoesOnAndItsCountsAreTrue() {
        try (World world = World.deals().withGooglesDefaultQuotas().with("IMPORT_ON_START", "false")) {
            fill(world, 250);
            world.tab.addRow("Плохой", BAD_PHONE, "", "1", "");
            try (Service service = Service.of(world).start()) {
                World.eventually().until(() -> world.tab.headers().contains("sync_key"));
                String job = service.operatorPosts("/import").path("job").asText();
                for (int leads : List.of(1, 101)) {
                    Awaitility.await("the moment to kill")
                            .atMost(Duration.ofSeconds(100))
                            .pollDelay(Duration.ZERO)
                            .pollInterval(Duration.ofMillis(2))
                            .failFast("the service runs", service::mustRun)
                            .until(() -> world.crm.state().leads().size() >= leads);
                    service.kill();
                    assertThat(withoutId(world)).as("killed in the middle").isGreaterThan(1);
                    service.start();
                    JsonNode report = service.operator("/import/" + job);
                    assertThat(report.path("state").asText()).isEqualTo("running");
                }

                World.eventually().atMost(DOUBT_AND_MORE).until(() -> over(service.operator("/import/" + job)));

                counts(service.operator("/import/" + job), 250, 0, 0, 1);
                assertThat(world.crm.state().leads()).hasSize(250);
                assertThat(withoutId(world)).isEqualTo(1);
            }
        }
    }

    /** The second portion, not yet in the inbox when the process dies, is known by nothing but the sheet. */
    @Test
    @Shows({"F47", "D002-14", "D002-15", "D000-7"})
    void anImportThatIsKilledBetweenItsPortionsIsCompleteAndItsCountsAreTrue() {
        try (World world = new World("deals", "name", "phone", "email", "budget", "status", "amo_deal_id", "amo_link")
                .with("IMPORT_ON_START", "false")
                // So many requests one after the other on a busy machine: one may come late, and the next ones close
                // behind it.
                .with("AMO_REQUESTS_PER_SECOND", "5")) {
            long before = world.crm.ui().createLead("Была", 7, 0);
            world.tab.addRow("Была", "+79990001122", "", "7", "", Long.toString(before));
            fill(world, 1_300);
            world.tab.addRow("Плохой", BAD_PHONE, "", "1", "");
            try (Service service = Service.of(world).start()) {
                // The sheet shows it a moment before it is kept, and until then the import would take the row for a new
                // one.
                World.eventually().atMost(DOUBT_AND_MORE).until(() -> links(service) == 1);
                String job = service.operatorPosts("/import").path("job").asText();
                for (int leads : List.of(1_001, 1_051)) {
                    Awaitility.await("the moment to kill")
                            .atMost(DOUBT_AND_MORE)
                            .pollDelay(Duration.ZERO)
                            .pollInterval(Duration.ofMillis(2))
                            .failFast("the service runs", service::mustRun)
                            .until(() -> world.crm.state().leads().size() >= leads);
                    service.kill();
                    assertThat(world.crm.state().leads())
                            .as("killed in the middle")
                            .hasSizeLessThan(1_301);
                    service.start();
                    JsonNode report = service.operator("/import/" + job);
                    assertThat(report.path("state").asText()).isEqualTo("running");
                    assertThat(report.path("waiting").asInt()).isPositive();
                }

                World.eventually().atMost(DOUBT_AND_MORE).until(() -> over(service.operator("/import/" + job)));

                counts(service.operator("/import/" + job), 1_300, 0, 1, 1);
                assertThat(world.crm.state().leads()).hasSize(1_301);
                assertThat(withoutId(world)).isEqualTo(1);
                assertThat(world.crm.log().rejected429()).isZero();
            }
        }
    }

    private static int links(Service service) {
        return service.operator("/health").path("details").path("links").asInt();
    }
}
