package org.amosheets.sandbox.sheets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** One request, read to its end and unpacked. */
public final class Call {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String method;
    private final String rawPath;
    private final Map<String, List<String>> params;
    private final byte[] body;
    private final String bearer;
    private final boolean gzipAccepted;
    private final Kind kind;

    private Call(
            String method,
            String rawPath,
            Map<String, List<String>> params,
            byte[] body,
            String bearer,
            boolean gzipAccepted) {
        this.method = method;
        this.rawPath = rawPath;
        this.params = params;
        this.body = body;
        this.bearer = bearer;
        this.gzipAccepted = gzipAccepted;
        this.kind = Routes.kind(method, rawPath);
    }

    static Call of(HttpExchange exchange) throws IOException {
        byte[] body;
        try (InputStream in = exchange.getRequestBody()) {
            boolean packed = header(exchange, "Content-Encoding").equalsIgnoreCase("gzip");
            body = packed ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
        }
        Map<String, List<String>> params = new LinkedHashMap<>();
        addParams(params, exchange.getRequestURI().getRawQuery());
        String method = exchange.getRequestMethod();
        // The Google client sends a GET whose address got too long as a POST with the parameters in its body.
        String override = header(exchange, "X-HTTP-Method-Override");
        if (!override.isEmpty() && method.equals("POST")) {
            method = override;
            if (header(exchange, "Content-Type").startsWith("application/x-www-form-urlencoded")) {
                addParams(params, new String(body, StandardCharsets.UTF_8));
            }
        }
        String authorization = header(exchange, "Authorization");
        String bearer = authorization.startsWith("Bearer ") ? authorization.substring("Bearer ".length()) : "";
        boolean gzip = header(exchange, "Accept-Encoding").contains("gzip");
        return new Call(method, exchange.getRequestURI().getRawPath(), params, body, bearer, gzip);
    }

    /** A request that never was a request. */
    static Call inProcess(String method, String path, Map<String, List<String>> params, String body) {
        return new Call(method, path, params, body.getBytes(StandardCharsets.UTF_8), "", false);
    }

    private static String header(HttpExchange exchange, String name) {
        @Nullable String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    static void addParams(Map<String, List<String>> params, @Nullable String encoded) {
        if (encoded == null || encoded.isEmpty()) {
            return;
        }
        for (String pair : encoded.split("&", -1)) {
            int eq = pair.indexOf('=');
            String name = decode(eq < 0 ? pair : pair.substring(0, eq));
            params.computeIfAbsent(name, n -> new ArrayList<>()).add(eq < 0 ? "" : decode(pair.substring(eq + 1)));
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** In a path a plus is a plus. */
    static String decodePath(String text) {
        return decode(text.replace("+", "%2B"));
    }

    public String method() {
        return method;
    }

    /** The path, decoded. */
    public String path() {
        return decodePath(rawPath);
    }

    public Kind kind() {
        return kind;
    }

    public boolean isRead() {
        return kind == Kind.READ;
    }

    public boolean isWrite() {
        return kind == Kind.WRITE;
    }

    public boolean isToken() {
        return kind == Kind.TOKEN;
    }

    /** The unpacked body as text. */
    public String body() {
        return new String(body, StandardCharsets.UTF_8);
    }

    String rawPath() {
        return rawPath;
    }

    String bearer() {
        return bearer;
    }

    boolean gzipAccepted() {
        return gzipAccepted;
    }

    int bytesIn() {
        return body.length;
    }

    List<String> params(String name) {
        return params.getOrDefault(name, List.of());
    }

    @Nullable
    String param(String name) {
        List<String> values = params(name);
        return values.isEmpty() ? null : values.get(0);
    }

    String param(String name, String otherwise) {
        @Nullable String value = param(name);
        return value == null || value.isEmpty() ? otherwise : value;
    }

    FieldMask mask() {
        return FieldMask.parse(param("fields"));
    }

    JsonNode json() {
        try {
            JsonNode node = JSON.readTree(body);
            if (body.length > 0 && !node.isObject()) {
                throw ApiError.invalid("Invalid JSON payload received. The root must be an object.");
            }
            return body.length == 0 ? JSON.createObjectNode() : node;
        } catch (JsonProcessingException e) {
            throw ApiError.invalid("Invalid JSON payload received. " + e.getOriginalMessage());
        } catch (IOException e) {
            throw ApiError.invalid("Invalid JSON payload received.");
        }
    }
}
