package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;

/** Rows without a lead at the start: a few are imported at once, many wait for a person's word. */
@Shows("G13")
class HeldImportTest {

    private static void fill(World world, int rows) {
        IntStream.range(0, rows)
                .forEach(i -> world.tab.addRow(
                        "Ряд " + i, "8 999 200 " + (1000 + i), "ryad" + i + "@example.test", Integer.toString(i), ""));
    }

    private static HttpResponse<String> operator(World world, String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(world.address(path)))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Authorization", "Bearer " + World.ADMIN)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void fiftyRowsAreImportedWithoutAsking() {
        try (World world = World.deals()) {
            fill(world, 50);
            world.started();

            World.eventually()
                    .untilAsserted(() -> assertThat(IntStream.range(2, 52)
                                    .filter(row ->
                                            world.tab.cell(row, "amo_deal_id").isEmpty()))
                            .isEmpty());
            assertThat(world.crm.state().leads()).hasSize(50);
        }
    }

    @Test
    void moreWaitUntilTheyAreApproved() throws Exception {
        try (World world = World.deals()) {
            fill(world, 60);
            world.started().announced();

            World.eventually()
                    .untilAsserted(() -> assertThat(operator(world, "GET", "/changes?state=held")
                                    .body())
                            .contains("60 rows"));
            world.tab.addRow("Новый", "8 999 300 10 00", "new@example.test", "1", "");
            World.eventually()
                    .untilAsserted(() -> assertThat(world.crm.state().leads()).hasSize(1));
            assertThat(world.tab.cell(2, "sync_key")).isEmpty();

            assertThat(operator(world, "POST", "/changes/import/approve").statusCode())
                    .isEqualTo(200);

            World.eventually()
                    .untilAsserted(() -> assertThat(world.crm.state().leads()).hasSize(61));
            assertThat(operator(world, "GET", "/changes?state=held").body()).doesNotContain("60 rows");
        }
    }
}
