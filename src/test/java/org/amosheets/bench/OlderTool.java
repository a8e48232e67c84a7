package org.amosheets.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.auth.oauth2.ServiceAccountCredentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Asks both sides as the older tools do: one request after the other, one entity each. In their favour it leaves a
 * pause, so that amoCRM hardly ever refuses it, and where one side refuses it asks again, which most of them don't.
 */
final class OlderTool {

    /** The pause of those that have one; without it they are refused. From start to start, so an answer's time counts in. */
    private static final long AMO_PAUSE_MS = 150;

    private static final long AFTER_REFUSAL_MS = 1000;
    private static final int TOO_MANY = 429;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Site site;
    private final String sheetsRoot;
    private final String sheetsToken;
    private long nextAmoAt = System.nanoTime();

    OlderTool(Site site) {
        this.site = site;
        sheetsRoot = site.sheets.rootUrl() + "v4/spreadsheets/" + site.sheets.spreadsheetId();
        byte[] key = site.sheets.serviceAccountJson().getBytes(StandardCharsets.UTF_8);
        try {
            sheetsToken = ServiceAccountCredentials.fromStream(new ByteArrayInputStream(key))
                    .createScoped(List.of("https://www.googleapis.com/auth/spreadsheets"))
                    .refreshAccessToken()
                    .getTokenValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer without a body is a missing node. */
    JsonNode amo(String method, String path, Object body) {
        return send(method, site.crm.baseUrl() + path, site.crm.token(), body, true);
    }

    JsonNode amoGet(String path) {
        return amo("GET", path, Map.of());
    }

    /** What their library asks for to open a spreadsheet, and again for each tab by its name. */
    void openSpreadsheet() {
        send("GET", sheetsRoot, sheetsToken, Map.of(), false);
    }

    /** Rows of cells, the header first. They read the whole tab for whatever they look for. */
    JsonNode readTab() {
        return send("GET", sheetsRoot + "/values/" + encode(site.tab.title()), sheetsToken, Map.of(), false)
                .path("values");
    }

    /** One write of cells side by side. */
    void write(int row, String firstColumn, Object... values) {
        String range = site.tab.title() + "!" + firstColumn + row;
        send(
                "PUT",
                sheetsRoot + "/values/" + encode(range) + "?valueInputOption=USER_ENTERED",
                sheetsToken,
                Map.of("range", range, "majorDimension", "ROWS", "values", List.of(List.of(values))),
                false);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Tried to play an older tool but was interrupted", e);
        }
    }

    private JsonNode send(String method, String url, String token, Object body, boolean amo) {
        while (true) {
            if (amo) {
                awaitTurn();
            }
            HttpResponse<String> answer = exchange(method, url, token, body);
            if (answer.statusCode() == TOO_MANY) {
                pause(AFTER_REFUSAL_MS);
            } else if (answer.statusCode() / 100 == 2) {
                return parse(answer.body());
            } else {
                throw new IllegalStateException(String.format(
                        Locale.ROOT,
                        "Tried to play an older tool but failed because %s %s was answered %d: %s",
                        method,
                        url,
                        answer.statusCode(),
                        answer.body()));
            }
        }
    }

    private void awaitTurn() {
        long left = nextAmoAt - System.nanoTime();
        if (left > 0) {
            pause(TimeUnit.NANOSECONDS.toMillis(left) + 1);
        }
        nextAmoAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(AMO_PAUSE_MS);
    }

    private HttpResponse<String> exchange(String method, String url, String token, Object body) {
        try {
            HttpRequest.BodyPublisher sent = method.equals("GET")
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .method(method, sent)
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Tried to play an older tool but was interrupted", e);
        }
    }

    private static JsonNode parse(String body) {
        try {
            return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
