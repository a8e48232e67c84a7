package org.amosheets.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The script of the smallest older tool: one call for each edited row, with what stands in it, and a toast of the answer. */
final class Script {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final World world;

    Script(World world) {
        this.world = world;
    }

    /** What the service answered. */
    record Toast(int status, JsonNode body) {

        long id() {
            return body.path("id").asLong();
        }
    }

    /** Tells of a row as it stands. */
    Toast tell(int row) {
        return send(row).join();
    }

    CompletableFuture<Toast> send(int row) {
        return send(row, world.tab.cell(row, "email"), world.tab.cell(row, "amount"));
    }

    CompletableFuture<Toast> send(int row, String email, String amount) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("row", row);
        body.put("email", email);
        body.put("amount", amount);
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(world.address("/leads/upsert")))
                    .header("Content-Type", "application/json")
                    .header("X-Webhook-Secret", World.SECRET)
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build();
            return http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).thenApply(Script::toast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Toast toast(HttpResponse<String> answer) {
        try {
            return new Toast(answer.statusCode(), JSON.readTree(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
