package org.amosheets.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Where people are told; it may fail at first. */
final class AlertReceiver implements AutoCloseable {

    static final String KEY = "T0B0-the-key-of-the-receiver";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final AtomicInteger failures;
    private final List<JsonNode> taken = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    /** @param failures how many messages it does not take at first */
    AlertReceiver(int failures) {
        this.failures = new AtomicInteger(failures);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/" + KEY, this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            bodies.add(body);
            boolean fails = failures.getAndDecrement() > 0;
            if (!fails) {
                taken.add(JSON.readTree(body));
            }
            exchange.sendResponseHeaders(fails ? 500 : 204, -1);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + KEY;
    }

    /** Kind and state of each message that it took. */
    List<String> said() {
        return taken.stream()
                .map(body ->
                        body.path("kind").asText() + " " + body.path("state").asText())
                .toList();
    }

    /** All that was sent to it. */
    List<String> bodies() {
        return bodies;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
