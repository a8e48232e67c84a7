package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.amocrm.ContactView;
import org.junit.jupiter.api.Test;

/** Many values that would be lost at once wait for a person (G13); ordinary work, however much of it, does not. */
class BrakeTest {

    private static final int ROWS = 60;
    private static final int FIRST = 2;

    private static HttpResponse<String> operator(World world, String method, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(world.address(path)))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Authorization", "Bearer " + World.ADMIN)
                .build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode held(World world) {
        try {
            JsonNode body = new ObjectMapper()
                    .readTree(operator(world, "GET", "/changes?state=held").body());
            return body.isArray() ? body : body.path("changes");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until so many rows are held under one entry, and returns its id. */
    private static String heldRows(World world, int rows) {
        World.eventually().untilAsserted(() -> {
            assertThat(held(world)).hasSize(1);
            assertThat(held(world).get(0).path("rows")).hasSize(rows);
        });
        return held(world).get(0).path("id").asText();
    }

    private static World linked() {
        return linked("crm");
    }

    private static World linked(String policy) {
        World world = World.deals().with("IMPORT_ON_START", "true").with("SYNC_CONFLICT_POLICY", policy);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(List.of("Ряд " + i, "8 999 200 " + (1000 + i), "ryad" + i + "@example.test", "" + (100 + i), ""));
        }
        world.tab.paste(FIRST, rows);
        world.started().announced();
        World.eventually()
                .untilAsserted(() -> assertThat(IntStream.range(FIRST, FIRST + ROWS)
                                .filter(row -> world.tab.cell(row, "status").isEmpty()))
                        .isEmpty());
        assertThat(world.crm.state().leads()).hasSize(ROWS);
        return world;
    }

    private static ContactView contact(World world, int row) {
        return world.crm.state().mainContact(lead(world, row)).orElseThrow();
    }

    private static long lead(World world, int row) {
        return Long.parseLong(world.tab.cell(row, "amo_deal_id"));
    }

    private static long price(World world, int row) {
        return world.crm.state().lead(lead(world, row)).orElseThrow().price();
    }

    private static void clear(World world, int from, int rows) {
        world.tab.paste(
                from, 2, IntStream.range(0, rows).mapToObj(i -> List.of("", "")).toList());
    }

    private static long cleared(World world) {
        return IntStream.range(FIRST, FIRST + ROWS)
                .filter(row -> contact(world, row).phones().isEmpty()
                        && contact(world, row).emails().isEmpty())
                .count();
    }

    /** What comes after it in the inbox has been done, so what was before it has been looked at. */
    private static void settled(World world, int row, int budget) {
        world.tab.type(row, "budget", Integer.toString(budget));
        World.eventually().untilAsserted(() -> assertThat(price(world, row)).isEqualTo(budget));
    }

    @Test
    @Shows({"G13", "I10"})
    void clearingManyCellsWaitsAndOrdinaryWorkDoesNot() {
        try (World world = linked()) {
            clear(world, FIRST, 10);
            World.eventually().untilAsserted(() -> assertThat(cleared(world)).isEqualTo(10));
            assertThat(held(world)).isEmpty();

            IntStream.range(FIRST, FIRST + ROWS).forEach(row -> world.crm.ui().setPrice(lead(world, row), 5000 + row));
            World.eventually()
                    .untilAsserted(() -> assertThat(IntStream.range(FIRST, FIRST + ROWS)
                                    .filter(row ->
                                            !world.tab.cell(row, "budget").equals("" + (5000 + row))))
                            .isEmpty());
            world.tab.paste(
                    FIRST,
                    4,
                    IntStream.range(0, ROWS)
                            .mapToObj(i -> List.of("" + (7000 + i)))
                            .toList());
            World.eventually()
                    .untilAsserted(() -> assertThat(
                                    IntStream.range(0, ROWS).filter(i -> price(world, FIRST + i) != 7000 + i))
                            .isEmpty());
            assertThat(held(world)).isEmpty();

            clear(world, FIRST + 10, 40);
            String id = heldRows(world, 40);
            settled(world, FIRST + ROWS - 1, 4321);
            assertThat(cleared(world)).isEqualTo(10);
            assertThat(held(world).get(0).path("reason").asText())
                    .contains("40 rows")
                    .doesNotContain("example.test");

            // One of them comes up again for another reason: it still waits.
            world.crm.ui().setPrice(lead(world, FIRST + 20), 99);
            settled(world, FIRST + ROWS - 1, 4322);
            assertThat(cleared(world)).isEqualTo(10);

            assertThat(operator(world, "POST", "/changes/" + id + "/approve").statusCode())
                    .isEqualTo(200);
            World.eventually().untilAsserted(() -> assertThat(cleared(world)).isEqualTo(50));
            World.eventually()
                    .untilAsserted(() ->
                            assertThat(world.tab.cell(FIRST + 20, "budget")).isEqualTo("99"));
            assertThat(held(world)).isEmpty();
        }
    }

    @Test
    void aConflictThatAPersonPicksIsSettledAtOnceAlsoRightAfterMuchWasApproved() {
        try (World world = linked("ask")) {
            clear(world, FIRST, 40);
            operator(world, "POST", "/changes/" + heldRows(world, 40) + "/approve");
            World.eventually().untilAsserted(() -> assertThat(cleared(world)).isEqualTo(40));
            int row = FIRST + ROWS - 1;
            Operator operator = new Operator(world);
            World.eventually().untilAsserted(() -> {
                if (operator.get("/conflicts?open=true").path("conflicts").isEmpty()) {
                    world.crm.ui().setPrice(lead(world, row), 120_000);
                    world.tab.type(row, "budget", "95000");
                }
                assertThat(operator.get("/conflicts?open=true").path("conflicts"))
                        .hasSize(1);
            });
            String id = operator.get("/conflicts?open=true")
                    .path("conflicts")
                    .get(0)
                    .path("id")
                    .asText();

            operator.post("/conflicts/" + id + "/resolve", "{\"winner\":\"sheet\"}");

            World.eventually().untilAsserted(() -> assertThat(price(world, row)).isEqualTo(95_000));
            assertThat(held(world)).isEmpty();
        }
    }

    @Test
    void droppedRowsStayUntilTheyAreEditedAgain() {
        try (World world = linked()) {
            List<Integer> last = List.of(FIRST + ROWS - 1);
            IntStream.range(0, 40)
                    .forEach(i -> world.crm
                            .ui()
                            .setContactEmail(contact(world, FIRST + i).id()));
            World.eventually().untilAsserted(() -> assertThat(held(world)).hasSize(1));
            settled(world, last.get(0), 4321);
            long kept = IntStream.range(0, 40)
                    .filter(i -> !world.tab.cell(FIRST + i, "email").isEmpty())
                    .count();
            assertThat(kept).isGreaterThanOrEqualTo(20);
            String id = held(world).get(0).path("id").asText();

            assertThat(operator(world, "POST", "/changes/" + id + "/drop").statusCode())
                    .isEqualTo(200);
            settled(world, last.get(0), 4322);
            assertThat(held(world)).isEmpty();
            int row = FIRST + 39;
            assertThat(world.tab.cell(row, "email")).isNotEmpty();

            world.crm.ui().setContactEmail(contact(world, row).id(), "back@example.test");
            World.eventually()
                    .untilAsserted(
                            () -> assertThat(world.tab.cell(row, "email")).isEqualTo("back@example.test"));
        }
    }

    @Test
    @Shows({"G13", "G14", "I10"})
    void aLostRedisOverwritesNothing() {
        try (World world = linked()) {
            world.stop();
            for (int i = 0; i < ROWS; i++) {
                world.tab.type(FIRST + i, "budget", "" + (9000 + i));
            }
            world.with("DATA_DIR", world.data.resolve("another").toString()).start();
            World.eventually().until(() -> held(world).findValuesAsText("id").contains("installation"));
            operator(world, "POST", "/changes/installation/approve");

            String id = heldRows(world, ROWS);
            assertThat(IntStream.range(0, ROWS).filter(i -> price(world, FIRST + i) != 100 + i))
                    .isEmpty();
            assertThat(IntStream.range(0, ROWS)
                            .filter(i -> !world.tab.cell(FIRST + i, "budget").equals("" + (9000 + i))))
                    .isEmpty();

            assertThat(operator(world, "POST", "/changes/" + id + "/approve").statusCode())
                    .isEqualTo(200);
            World.eventually()
                    .untilAsserted(() -> assertThat(IntStream.range(0, ROWS)
                                    .filter(i -> !world.tab
                                            .cell(FIRST + i, "budget")
                                            .equals(Long.toString(price(world, FIRST + i)))))
                            .isEmpty());
            assertThat(world.crm.state().leads()).hasSize(ROWS);
        }
    }

    @Test
    @Shows("G13")
    void manyCopiedRowsWaitUntilTheyAreApproved() {
        try (World world = linked()) {
            List<String> headers = world.tab.headers();
            List<List<String>> copies = IntStream.range(0, 40)
                    .mapToObj(i -> headers.stream()
                            .map(header -> world.tab.cell(FIRST + i, header))
                            .toList())
                    .toList();
            world.tab.paste(FIRST + ROWS, copies);

            World.eventually().untilAsserted(() -> assertThat(held(world)).hasSize(1));
            assertThat(held(world).get(0).path("reason").asText()).contains("40 copied rows");
            settled(world, FIRST, 4321);
            assertThat(world.crm.state().leads()).hasSize(ROWS);
            assertThat(world.tab.cell(FIRST + ROWS, "sync_key")).isEqualTo(world.tab.cell(FIRST, "sync_key"));

            String id = held(world).get(0).path("id").asText();
            assertThat(operator(world, "POST", "/changes/" + id + "/approve").statusCode())
                    .isEqualTo(200);
            World.eventually()
                    .untilAsserted(() -> assertThat(world.crm.state().leads()).hasSize(ROWS + 40));
            World.eventually()
                    .untilAsserted(() -> assertThat(IntStream.range(FIRST, FIRST + ROWS + 40)
                                    .mapToObj(row -> world.tab.cell(row, "amo_deal_id"))
                                    .distinct())
                            .hasSize(ROWS + 40));
        }
    }
}
