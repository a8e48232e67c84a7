package org.amosheets.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.auth.oauth2.ServiceAccountCredentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Talks to the fake over plain HTTP, with a token that it got as the service account. */
final class TestClient {

    record Reply(int status, JsonNode json) {

        String error() {
            return json.path("error").path("message").asText();
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String root;
    private final String token;

    TestClient(FakeSheets fake) throws IOException {
        this.root = fake.rootUrl() + "v4/spreadsheets/" + fake.spreadsheetId();
        this.token = credentials(fake).refreshAccessToken().getTokenValue();
    }

    static ServiceAccountCredentials credentials(FakeSheets fake) throws IOException {
        byte[] key = fake.serviceAccountJson().getBytes(StandardCharsets.UTF_8);
        return (ServiceAccountCredentials) ServiceAccountCredentials.fromStream(new ByteArrayInputStream(key))
                .createScoped(List.of("https://www.googleapis.com/auth/spreadsheets"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    Reply get(String tail) {
        return send("GET", tail, "");
    }

    Reply values(String range, String query) {
        return get("/values/" + encode(range) + query);
    }

    Reply post(String tail, String body) {
        return send("POST", tail, body.replace('`', '"'));
    }

    Reply put(String tail, String body) {
        return send("PUT", tail, body.replace('`', '"'));
    }

    /** Sends requests of one batch; backticks stand for quotes. */
    Reply batch(String... requests) {
        return post(":batchUpdate", "{`requests`:[" + String.join(",", requests) + "]}");
    }

    Reply send(String method, String tail, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(root + tail))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException e) {
            return new Reply(0, JSON.createObjectNode());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
