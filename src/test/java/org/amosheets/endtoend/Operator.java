package org.amosheets.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The operator at the service's endpoints; a browser where no token is sent. */
final class Operator {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final World world;

    Operator(World world) {
        this.world = world;
    }

    JsonNode get(String path) {
        return json(send("GET", path, "", World.ADMIN));
    }

    HttpResponse<String> text(String path) {
        return send("GET", path, "", World.ADMIN);
    }

    HttpResponse<String> post(String path, String body) {
        return send("POST", path, body, World.ADMIN);
    }

    HttpResponse<String> browse(String path) {
        return send("GET", path, "", "");
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> send(String method, String path, String body, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(world.address(path)))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
