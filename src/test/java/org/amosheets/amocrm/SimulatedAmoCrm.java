package org.amosheets.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.Yaml;

/**
 * The real {@link CamelAmoCrm} without Camel: each call is made as its route in {@code routes/amocrm.camel.yaml} says, with
 * the shipped method, path and query, and repeated as often as its error policy allows.
 */
public final class SimulatedAmoCrm implements Remote {

    /** Carries a request to the simulated account. */
    public interface Wire {

        /**
         * Answers, or throws {@link Cut}.
         *
         * @param repeats how often this call was sent before
         */
        Delivered send(String route, String method, String path, String query, String body, int repeats);

        /** Asked before each write, as the route does. */
        void mayStillWrite();
    }

    /** An answer that came through. */
    public record Delivered(int status, String body) {}

    /** The connection was lost. */
    public static final class Cut extends RuntimeException {
        private final boolean reached;

        /** @param reached whether the request may have reached amoCRM */
        public Cut(boolean reached) {
            super("cut", null, false, false);
            this.reached = reached;
        }
    }

    private record Route(String operation, String method, String path, String query, boolean repeatable) {}

    private static final int TRIES = 5;
    private static final Map<String, Route> ROUTES = routes();

    private final Wire wire;
    private final AnswerSorter sorter = new AnswerSorter();

    private SimulatedAmoCrm(Wire wire) {
        this.wire = wire;
    }

    public static AmoCrm over(Wire wire) {
        return new CamelAmoCrm(new SimulatedAmoCrm(wire), Runnable::run);
    }

    @Override
    public JsonNode call(String route, Map<String, Object> arguments, JsonNode body) {
        Route made = ROUTES.get(route);
        if (made == null) {
            throw new IllegalStateException("No route has the id " + route);
        }
        String text = body.isMissingNode() ? "" : new String(Json.bytes(body), StandardCharsets.UTF_8);
        String path = filled(made.path(), arguments);
        String query = filled(made.query(), arguments);
        for (int repeats = 0; ; repeats++) {
            try {
                return once(route, made, path, query, text, repeats);
            } catch (AmoCrmException.Busy busy) {
                if (!made.repeatable() || repeats == TRIES) {
                    throw busy;
                }
            }
        }
    }

    private JsonNode once(String id, Route route, String path, String query, String body, int repeats) {
        if (!route.method().equals("GET")) {
            wire.mayStillWrite();
        }
        try {
            Delivered answer = wire.send(id, route.method(), path, query, body, repeats);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            return sorter.sort(route.operation(), new Answer(answer.status(), bytes, ""));
        } catch (Cut cut) {
            throw LostConnection.of(
                    route.operation(), cut.reached ? new SocketTimeoutException() : new ConnectException());
        }
    }

    private static String filled(String template, Map<String, Object> arguments) {
        String text = template;
        for (Map.Entry<String, Object> argument : arguments.entrySet()) {
            text = text.replace("${exchangeProperty." + argument.getKey() + "}", String.valueOf(argument.getValue()));
        }
        return text;
    }

    private static Map<String, Route> routes() {
        Map<String, Route> routes = new HashMap<>();
        try (InputStream in = Files.newInputStream(Path.of("routes/amocrm.camel.yaml"))) {
            for (Map<String, Object> entry : new Yaml().<List<Map<String, Object>>>load(in)) {
                if (entry.get("route") instanceof Map<?, ?> route) {
                    routes.put(String.valueOf(route.get("id")), route(route));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return routes;
    }

    private static Route route(Map<?, ?> route) {
        Map<String, String> said = new HashMap<>();
        Map<?, ?> from = (Map<?, ?>) Objects.requireNonNull(route.get("from"));
        for (Object step : (List<?>) Objects.requireNonNull(from.get("steps"))) {
            Map<?, ?> one = (Map<?, ?>) step;
            if (one.get("setProperty") instanceof Map<?, ?> property) {
                said.put(String.valueOf(property.get("name")), value(property));
            } else if (one.get("setHeaders") instanceof Map<?, ?> headers) {
                for (Object header : (List<?>) Objects.requireNonNull(headers.get("headers"))) {
                    said.put(String.valueOf(((Map<?, ?>) header).get("name")), value((Map<?, ?>) header));
                }
            }
        }
        return new Route(
                said.getOrDefault("operation", "call amoCRM"),
                said.getOrDefault("CamelHttpMethod", "GET"),
                said.getOrDefault("CamelHttpPath", ""),
                said.getOrDefault("CamelHttpQuery", ""),
                "repeatable-call".equals(route.get("routeConfigurationId")));
    }

    private static String value(Map<?, ?> named) {
        Object constant = named.get("constant");
        return String.valueOf(constant != null ? constant : named.get("simple"));
    }
}
