package org.amosheets.bench;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Posts webhooks as the sheet's script and amoCRM do, and notes how long each answer took since it was due. */
final class WebhookLoad {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Site site;
    private final Queue<Double> millis = new ConcurrentLinkedQueue<>();
    private final Queue<CompletableFuture<Boolean>> answers = new ConcurrentLinkedQueue<>();

    WebhookLoad(Site site) {
        this.site = site;
    }

    /** The client itself has to be warm before anything is measured. */
    void warmUp(int requests) {
        for (int i = 0; i < requests; i++) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(site.address("/health"))).build();
            http.sendAsync(request, HttpResponse.BodyHandlers.discarding()).join();
        }
    }

    void row(int row, String budget, long dueAt) {
        String body = "{\"rows\":[{\"row\":%d,\"values\":{\"name\":\"Клиент\",\"budget\":\"%s\"}}],\"editedAt\":\"%s\"}"
                .formatted(row, budget, java.time.Instant.now());
        send(
                request("/webhook/sheets", "application/json", body)
                        .header("X-Webhook-Secret", Site.SECRET)
                        .build(),
                dueAt);
    }

    void lead(long id, long price, long dueAt) {
        Map<String, String> form = new TreeMap<>(Map.of(
                "leads[update][0][id]", Long.toString(id),
                "leads[update][0][name]", "Клиент",
                "leads[update][0][price]", Long.toString(price),
                "leads[update][0][status_id]", "142",
                "leads[update][0][pipeline_id]", "3177727",
                "leads[update][0][updated_at]", Long.toString(System.currentTimeMillis() / 1000),
                "account[id]", "32427762",
                "account[subdomain]", "sandbox"));
        StringBuilder body = new StringBuilder();
        form.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        send(
                request("/webhook/amocrm?token=" + Site.SECRET, "application/x-www-form-urlencoded", body.toString())
                        .build(),
                dueAt);
    }

    private HttpRequest.Builder request(String path, String type, String body) {
        return HttpRequest.newBuilder(URI.create(site.address(path)))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private void send(HttpRequest request, long dueAt) {
        answers.add(http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .handle((answer, failure) -> {
                    millis.add((System.nanoTime() - dueAt) / 1e6);
                    return failure == null && answer.statusCode() / 100 == 2;
                }));
    }

    /** Waits for all answers and tells how many were not an acceptance. */
    long refused() {
        return answers.stream().filter(answer -> !answer.join()).count();
    }

    Series times() {
        return Series.of(millis);
    }
}
