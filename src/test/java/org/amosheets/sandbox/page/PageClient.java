package org.amosheets.sandbox.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Uses the page as a browser does. */
final class PageClient {

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final SandboxPage page;

    PageClient(SandboxPage page) {
        this.page = page;
    }

    JsonNode state() throws IOException, InterruptedException {
        return json.readTree(get("/state").body());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Apostrophes in the body stand for quotes. */
    int post(String path, String body) throws IOException, InterruptedException {
        return send(request(path, body));
    }

    HttpRequest.Builder request(String path, String body) {
        return HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
    }

    int send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    URI uri(String path) {
        return URI.create(page.url() + path.substring(1));
    }
}
