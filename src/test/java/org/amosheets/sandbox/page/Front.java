package org.amosheets.sandbox.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The page's HTTP side. */
final class Front implements HttpHandler {

    private static final int MOST_BYTES = 64 * 1024;
    /** Nothing inline and nothing from elsewhere: a text from a cell could not run even if it became markup. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final ObjectMapper json = new ObjectMapper();
    private final Gate gate;
    private final Supplier<State> state;
    private final EventStream events;
    private final Map<String, Action> actions;

    /**
     * @param actions by path
     */
    Front(Gate gate, Supplier<State> state, EventStream events, Map<String, Action> actions) {
        this.gate = gate;
        this.state = state;
        this.events = events;
        this.actions = Map.copyOf(actions);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers headers = exchange.getResponseHeaders();
            headers.set("Content-Security-Policy", POLICY);
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Cross-Origin-Resource-Policy", "same-origin");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Cache-Control", "no-store");
            if (!gate.knowsHost(exchange.getRequestHeaders())) {
                error(exchange, 403, "This address is not the page's own");
                return;
            }
            switch (exchange.getRequestMethod()) {
                case "GET" -> get(exchange);
                case "POST" -> post(exchange);
                default -> error(exchange, 405, "GET and POST only");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void get(HttpExchange exchange) throws IOException, InterruptedException {
        String path = exchange.getRequestURI().getPath();
        switch (path) {
            case "/state" -> send(exchange, 200, "application/json", json.writeValueAsBytes(state.get()));
            case "/events" -> events.serve(exchange);
            default -> {
                Optional<String> type = PageFiles.type(path);
                if (type.isPresent()) {
                    send(exchange, 200, type.get(), PageFiles.bytes(path));
                } else {
                    error(exchange, 404, "There is nothing here");
                }
            }
        }
    }

    private void post(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        Action action = actions.get(exchange.getRequestURI().getPath());
        if (!gate.mayPost(headers)) {
            error(exchange, 403, "Another site may not use this page");
        } else if (!Gate.isJson(headers)) {
            error(exchange, 415, "JSON only");
        } else if (action == null) {
            error(exchange, 404, "There is no such action");
        } else {
            byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                error(exchange, 413, "That is too much");
            } else {
                run(exchange, action, body);
            }
        }
    }

    private void run(HttpExchange exchange, Action action, byte[] body) throws IOException {
        try {
            JsonNode args = json.readTree(body);
            if (!args.isObject()) {
                throw new IllegalArgumentException("The body must be an object");
            }
            action.run(new Args(args));
            exchange.sendResponseHeaders(204, -1);
        } catch (MovedException e) {
            error(exchange, 409, String.valueOf(e.getMessage()));
        } catch (JsonProcessingException e) {
            error(exchange, 400, "The body is not JSON");
        } catch (RuntimeException e) {
            // The fakes refuse what makes no sense, such as a lead that is gone, with exceptions of many kinds.
            error(exchange, 400, String.valueOf(e.getMessage()));
        }
    }

    private void error(HttpExchange exchange, int status, String text) throws IOException {
        send(exchange, status, "application/json", json.writeValueAsBytes(Map.of("error", text)));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
