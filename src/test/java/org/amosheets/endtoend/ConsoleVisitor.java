package org.amosheets.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A person at the console: keeps cookies, fills in forms as they stand in the page, follows where they lead. */
final class ConsoleVisitor {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private final World world;
    private final Map<String, String> cookies = new HashMap<>();
    private final Map<String, String> headers = new TreeMap<>(Map.of("Accept", "text/html", "Accept-Language", "en"));

    ConsoleVisitor(World world) {
        this.world = world;
    }

    ConsoleVisitor header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Map<String, String> cookies() {
        return cookies;
    }

    ConsoleVisitor signedIn() {
        signIn(World.ADMIN);
        return this;
    }

    Document signIn(String token) {
        return submit(page("/console/sign-in").expectFirst("form[action=/console/sign-in]"), Map.of("token", token));
    }

    /** The page that is at the end of all redirects. */
    Document page(String path) {
        return followed(get(path), path);
    }

    HttpResponse<String> method(String method, String path) {
        return send(request(path).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** Sends the form with what it holds, these values in place of its own, and shows where it leads. */
    Document submit(Element form, Map<String, String> values) {
        Map<String, String> fields = new LinkedHashMap<>();
        form.select("input[name], textarea[name], select[name], button[name]")
                .forEach(field -> fields.put(field.attr("name"), field.val()));
        fields.putAll(values);
        String path = form.attr("action");
        return followed(post(path, fields), path);
    }

    HttpResponse<String> post(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Document followed(HttpResponse<String> answer, String path) {
        HttpResponse<String> now = answer;
        for (int hops = 0; now.statusCode() == 303 && hops < 5; hops++) {
            now = get(now.headers().firstValue("Location").orElseThrow());
        }
        return Jsoup.parse(now.body(), world.address(path));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(world.address(path)));
        headers.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private void keep(String cookie) {
        String pair = cookie.split(";", 2)[0];
        int equals = pair.indexOf('=');
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(pair.substring(0, equals));
        } else {
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
