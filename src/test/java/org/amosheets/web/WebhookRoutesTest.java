package org.amosheets.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.amosheets.correctness.Shows;
import org.amosheets.store.Callers;
import org.amosheets.sync.Change;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The addresses that the script and amoCRM call, and what says whether they may. */
class WebhookRoutesTest extends WebRoutes {

    @Autowired
    WebhookRoutesTest(WebSlice.Ports ports, @LocalServerPort int port) {
        super(ports, port);
    }

    @Test
    void keepsWhatTheScriptAnnounces() throws Exception {
        HttpResponse<String> answer = sheets("{\"rows\":[{\"row\":5},{\"row\":6,\"values\":{\"name\":\"Иван\"}}]}");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"accepted\":2}");
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(ports.kept).extracting(Change::subject).containsExactly("ROW:5", "ROW:6");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                AMOCRM,
                "/webhook/amocrm/" + WebSlice.SECRET,
                "/lead?token=" + WebSlice.SECRET,
                "/lead/" + WebSlice.SECRET,
                "/?token=" + WebSlice.SECRET
            })
    void keepsWhatAmoCrmAnnounces(String path) throws Exception {
        HttpResponse<String> answer = post(
                path, FORM, "leads%5Bupdate%5D%5B0%5D%5Bid%5D=11&leads[update][0][name]=%D0%98+%2B1&account[id]=1");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"accepted\":1}");
        assertThat(ports.kept).extracting(Change::subject).containsExactly("LEAD:11");
    }

    @Test
    void echoesNothingOfTheRequest() throws Exception {
        HttpRequest.Builder request = request(AMOCRM + "&marker=query-marker&Set-Cookie=a")
                .header("Content-Type", FORM)
                .header("X-Webhook-Secret", WebSlice.SECRET)
                .header("X-Marker", "header-marker")
                .header("Cookie", "c=cookie-marker");
        HttpResponse<String> answer =
                send(request.POST(BodyPublishers.ofString("leads[add][0][id]=1&Location=form-marker&CamelX=1")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().map().keySet())
                .isSubsetOf(
                        "cache-control",
                        "connection",
                        "content-length",
                        "content-type",
                        "date",
                        "keep-alive",
                        "transfer-encoding",
                        "x-content-type-options");
        assertThat(answer.headers().map().toString() + answer.body())
                .doesNotContain("marker")
                .doesNotContain(WebSlice.SECRET);
    }

    @Test
    void takesAFormOfThousandsOfFields() throws Exception {
        StringBuilder form = new StringBuilder("leads[update][0][id]=7");
        for (int field = 0; field < 20_000; field++) {
            form.append("&leads[update][0][custom_fields][").append(field).append("][id]=1");
        }
        assertThat(post(AMOCRM, FORM, form.toString()).body()).isEqualTo("{\"accepted\":1}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json                          | {\"leads\":",
                "application/x-www-form-urlencoded         | leads[add][0][id]=%ZZ",
                "application/x-www-form-urlencoded         | leads[add][0][id]=%",
                "application/x-www-form-urlencoded         | nonsense",
                "application/x-www-form-urlencoded; charset=nonsense | %%%",
                "application/x-java-serialized-object      | nonsense",
                "multipart/form-data                       | nonsense",
                "multipart/form-data; boundary=x           | --x",
                "nonsense                                  | nonsense",
            })
    void answersABadBodyWithAReason(String contentType, String body) throws Exception {
        for (String path : List.of(AMOCRM, "/lead?token=" + WebSlice.SECRET)) {
            HttpResponse<String> answer = post(path, contentType, body);
            assertProblem(answer, 400);
            assertThat(answer.body()).doesNotContain("%ZZ");
        }
        assertThat(ports.kept).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"rows\":[{\"row\":\"x\"}]}"})
    void answersABadAnnouncementWithAReason(String body) throws Exception {
        assertProblem(sheets(body), 400);
    }

    @Test
    @Shows("G2")
    void doesNotAcknowledgeWhatItCannotKeep() throws Exception {
        ports.storeAway.set(true);
        HttpResponse<String> answer = sheets("{\"rows\":[{\"row\":5}]}");
        assertProblem(answer, 503);
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
        assertProblem(post(AMOCRM, FORM, "leads[add][0][id]=1"), 503);
        HttpResponse<String> health = send(request("/health").GET());
        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(health.body()).isEqualTo("{\"status\":\"unhealthy\"}");
        assertThat(send(request("/health/ready").GET()).statusCode()).isEqualTo(503);
        HttpResponse<String> alive = send(request("/health/live").GET());
        assertThat(alive.statusCode()).isEqualTo(200);
        assertThat(alive.body()).isEqualTo("{\"status\":\"alive\"}");
    }

    @Test
    void tellsWhatIsMeasuredToTheOperatorAlone() throws Exception {
        assertProblem(send(request("/metrics").GET()), 401);
        HttpResponse<String> metrics = send(request("/metrics")
                .header("Authorization", "Bearer " + WebSlice.TOKEN)
                .GET());
        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.body()).isEqualTo("amosheets_leader 1.0\n");
    }

    @Test
    void asksToComeAgainUntilItHasStarted() throws Exception {
        ports.started.set(false);
        assertProblem(send(request("/health").GET()), 503);
        HttpResponse<String> answer = sheets("{\"rows\":[{\"row\":5}]}");
        assertProblem(answer, 503);
        assertThat(answer.headers().firstValue("retry-after")).hasValue("2");
        assertThat(ports.kept).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/healthcheck", "/health/ready"})
    @Shows("F56")
    void tellsAnybodyWhetherItIsHealthyAndOnlyTheOperatorMore(String path) throws Exception {
        HttpResponse<String> answer = send(request(path).GET());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"healthy\"}");
        assertThat(operator("GET", path).body()).isEqualTo("{\"status\":\"healthy\",\"details\":{\"waiting\":0}}");
        assertThat(send(request(path).method("HEAD", BodyPublishers.noBody())).statusCode())
                .isEqualTo(200);
    }

    @Test
    @Shows({"D000-12", "D000-15"})
    void answersWithTheRowsLeadHoweverLongThatTakesWithinItsPatience() throws Exception {
        long asked = System.nanoTime();
        when(ports.callers.ask(5, true)).thenReturn("t1");
        // Longer than any other address may take.
        when(ports.callers.answer("t1"))
                .thenAnswer(call ->
                        System.nanoTime() - asked < Duration.ofSeconds(4).toNanos()
                                ? Optional.empty()
                                : Optional.of(new Callers.Answer(77, "", 0)));

        HttpResponse<String> answer = upsert("{\"row\":5,\"email\":\"a@example.test\",\"amount\":\"1 000\"}");

        assertThat(answer.body()).isEqualTo("{\"id\":77}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertProblem(post("/leads/upsert", "application/json", "{}"), 401);
        assertProblem(post("/leads/upsert?token=wrong", "application/json", "{}"), 401);
        verify(ports.callers).leave("t1");
    }

    @Test
    @Shows("D000-15")
    void twoHundredCallersThatWaitLeaveTheWebhooksTheirThreads() throws Exception {
        CountDownLatch settled = new CountDownLatch(1);
        when(ports.callers.ask(anyInt(), anyBoolean())).thenReturn("t");
        when(ports.callers.answer("t"))
                .thenAnswer(
                        call -> settled.getCount() > 0 ? Optional.empty() : Optional.of(new Callers.Answer(7, "", 0)));
        List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
        for (int row = 2; row < 202; row++) {
            String body = "{\"row\":" + row + ",\"email\":\"a@example.test\",\"amount\":1}";
            calls.add(client.sendAsync(
                    request("/leads/upsert?token=" + WebSlice.SECRET)
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString()));
        }
        Awaitility.await()
                .untilAsserted(() -> assertThat(calls.stream().filter(CompletableFuture::isDone))
                        .hasSize(200 - WebSlice.Ports.ROOM));

        assertThat(sheets("{\"rows\":[{\"row\":5}]}").statusCode()).isEqualTo(202);

        settled.countDown();
        List<HttpResponse<String>> answers =
                calls.stream().map(CompletableFuture::join).toList();
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(WebSlice.Ports.ROOM);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 503))
                .hasSize(200 - WebSlice.Ports.ROOM)
                .allSatisfy(answer ->
                        assertThat(answer.headers().firstValue("retry-after")).isPresent());
        verify(ports.callers, times(200 - WebSlice.Ports.ROOM)).keep(anyInt(), eq(true));
    }
}
