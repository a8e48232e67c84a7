package org.amosheets.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.amosheets.amocrm.AmoCrmException;
import org.amosheets.correctness.Shows;
import org.amosheets.engine.AuditTrail;
import org.amosheets.engine.ConflictBook;
import org.amosheets.store.AuditEntry;
import org.amosheets.store.Callers;
import org.amosheets.store.ConflictEntry;
import org.amosheets.sync.Change;
import org.amosheets.sync.Policy;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        classes = WebSlice.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "camel.main.routes-include-pattern=file:routes/webhooks.camel.yaml,file:routes/operator.camel.yaml",
            "spring.mvc.async.request-timeout=3000",
            "logging.level.org.apache.coyote.http11.Http11Processor=WARN",
            "logging.level.org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver=ERROR"
        })
@ExtendWith(OutputCaptureExtension.class)
class WebRoutesTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String SHEETS = "/webhook/sheets";
    private static final String AMOCRM = "/webhook/amocrm?token=" + WebSlice.SECRET;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final WebSlice.Ports ports;
    private final int port;

    @Autowired
    WebRoutesTest(WebSlice.Ports ports, @LocalServerPort int port) {
        this.ports = ports;
        this.port = port;
    }

    @AfterEach
    void noSecretGotAnywhere(CapturedOutput log) {
        assertThat(log.getAll()).doesNotContain(WebSlice.SECRET).doesNotContain(WebSlice.TOKEN);
        ports.started.set(true);
        ports.storeAway.set(false);
        ports.kept.clear();
        reset(ports.amoCrm, ports.desk, ports.callers, ports.imports);
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
    @Shows({"F11", "F75", "D001-15", "D004-21"})
    void asksForSecrets() throws Exception {
        assertProblem(post(SHEETS, "application/json", "{\"rows\":[]}"), 401);
        assertProblem(post("/webhook/amocrm?token=wrong", FORM, ""), 401);
        assertProblem(post("/webhook/amocrm/wrong", FORM, ""), 401);
        HttpResponse<String> answer = send(request("/changes").GET());
        assertProblem(answer, 401);
        assertThat(answer.headers().firstValue("www-authenticate")).hasValue("Bearer");
        assertProblem(send(request("/nowhere").GET()), 401);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /webhook/sheets",
        "PUT, /webhook/sheets",
        "DELETE, /webhook/sheets",
        "PATCH, /webhook/sheets",
        "GET, /webhook/amocrm",
        "PUT, /lead",
        "POST, /health",
        "BREW, /health"
    })
    void takesOnlyTheMethodsThatItNames(String method, String path) throws Exception {
        HttpResponse<String> answer =
                send(request(path).header("X-Webhook-Secret", WebSlice.SECRET).method(method, BodyPublishers.noBody()));
        assertProblem(answer, 405);
    }

    @Test
    void refusesALargeBodyThatSaysSo() throws Exception {
        assertProblem(sheets(BodyPublishers.ofByteArray(new byte[(1 << 20) + 1])), 413);
    }

    @Test
    void refusesALargeBodyThatDoesNotSaySo() throws Exception {
        byte[] body = new byte[(1 << 20) + 1];
        assertProblem(sheets(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))), 413);
    }

    @Test
    void readsABodyThatIsJustNotTooLarge() throws Exception {
        String text = "{\"rows\":[]" + " ".repeat((1 << 20) - 11) + "}";
        assertThat(sheets(text).statusCode()).isEqualTo(202);
        assertThat(sheets(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(text.getBytes(UTF_8))))
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void refusesTwentyMegabytesQuickly() throws Exception {
        byte[] body = new byte[20 << 20];
        long before = System.nanoTime();
        assertProblem(sheets(BodyPublishers.ofByteArray(body)), 413);
        assertProblem(sheets(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))), 413);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
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
    @ValueSource(strings = {"/health", "/healthcheck"})
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
    void showsTheOperatorWhatStandsAndDoesWhatIsAsked() throws Exception {
        when(ports.desk.list("parked"))
                .thenReturn(List.of(new StandingDesk.StandingChange(
                        "parked:KEY:a", "parked", "Почему", List.of("a"), List.of(), 0)));
        when(ports.desk.retry("parked:KEY:a")).thenReturn(true);
        when(ports.desk.approve("held:import")).thenReturn(true);
        when(ports.desk.drop("parked:KEY:a")).thenReturn(true);
        HttpResponse<String> list = operator("GET", "/changes?state=parked");
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.body()).contains("\"id\":\"parked:KEY:a\"", "\"reason\":\"Почему\"");
        assertThat(operator("POST", "/changes/parked:KEY:a/retry?id=other").body())
                .isEqualTo("{\"status\":\"retried\"}");
        assertThat(operator("POST", "/changes/held%3Aimport/approve").body()).isEqualTo("{\"status\":\"approved\"}");
        assertThat(operator("POST", "/changes/parked:KEY:a/drop").body()).isEqualTo("{\"status\":\"dropped\"}");
        assertProblem(operator("POST", "/changes/gone/retry"), 404);
        assertProblem(operator("GET", "/changes?state=gone"), 400);
        assertProblem(operator("GET", "/changes/gone/retry"), 405);
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

    @Test
    @Shows({"F47", "F75", "D002-24"})
    void startsAnImportForTheOperatorAlone() throws Exception {
        when(ports.imports.start()).thenReturn(Optional.of("j1"));
        assertProblem(send(request("/import").POST(BodyPublishers.noBody())), 401);
        assertProblem(post("/import?token=" + WebSlice.SECRET, "application/json", ""), 401);

        HttpResponse<String> started = operator("POST", "/import");

        assertThat(started.statusCode()).isEqualTo(202);
        assertThat(started.body()).isEqualTo("{\"job\":\"j1\"}");
        assertProblem(operator("GET", "/import/other"), 404);
        assertProblem(send(request("/import/j1").GET()), 401);
    }

    @Test
    void showsTheOperatorConflictsAndTakesAPick() throws Exception {
        ConflictEntry open = new ConflictEntry(
                "c1", 0, "k1", 7, 0, "lead.price", "1", true, "2", "3", 0, 0, "Both", false, "", "", 0);
        when(ports.book.list(any())).thenReturn(new ConflictBook.Page(List.of(open), "open-1"));
        when(ports.book.resolve("c1", Policy.SHEET)).thenReturn(ConflictBook.Outcome.TAKEN);
        when(ports.book.resolve("c2", Policy.CRM)).thenReturn(ConflictBook.Outcome.SETTLED);
        when(ports.book.resolve("c3", Policy.CRM)).thenReturn(ConflictBook.Outcome.UNKNOWN);

        assertThat(operator("GET", "/conflicts?open=true&lead=7&limit=1").body())
                .contains("\"id\":\"c1\"", "\"state\":\"open\"", "\"sheet\":\"2\"", "\"crm\":\"3\"")
                .contains("\"older\":\"open-1\"");
        verify(ports.book)
                .list(new ConflictBook.Wanted(Optional.empty(), OptionalLong.of(7), Optional.of(true), "", 1));
        assertThat(operatorSends("/conflicts/c1/resolve", "{\"winner\":\"sheet\"}")
                        .body())
                .isEqualTo("{\"status\":\"taken\"}");
        assertProblem(operatorSends("/conflicts/c2/resolve", "{\"winner\":\"crm\"}"), 409);
        assertProblem(operatorSends("/conflicts/c3/resolve", "{\"winner\":\"crm\"}"), 404);
        assertProblem(operatorSends("/conflicts/c1/resolve", "{\"winner\":\"ask\"}"), 400);
        assertProblem(operatorSends("/conflicts/c1/resolve", "nothing"), 400);
        assertProblem(operator("GET", "/conflicts?open=maybe"), 400);
        assertProblem(operator("GET", "/conflicts?before=;drop"), 400);
        assertProblem(operator("GET", "/conflicts?limit=100000"), 400);
    }

    @Test
    @Shows("F62")
    void showsTheOperatorWhoChangedALeadOrARow() throws Exception {
        AuditEntry entry = AuditEntry.about(
                        new AuditEntry.Subject(List.of("k1"), 7, 8),
                        "run1/lead/7",
                        0,
                        "crm",
                        "lead-changed",
                        Map.of("lead.price", new AuditEntry.Changed("1", "2")),
                        "the sheet's script announced row 5")
                .ended(AuditEntry.DONE);
        when(ports.trail.ofLead(7, "", 200)).thenReturn(new AuditTrail.Page(List.of(entry), "1-2"));
        when(ports.trail.ofRow("k1", "1-2", 5)).thenReturn(new AuditTrail.Page(List.of(), ""));

        assertThat(operator("GET", "/audit?lead=7").body()).isEqualTo("""
                {"entries":[{"at":"1970-01-01T00:00:00Z","run":"run1","side":"crm","what":"lead-changed","rows":["k1"],\
                "lead":7,"contact":8,"changes":{"lead.price":{"before":"1","after":"2"}},"agreed":{},\
                "cause":"the sheet's script announced row 5","result":"done"}],"older":"1-2"}""");
        assertThat(operator("GET", "/audit?row=k1&before=1-2&limit=5").body())
                .isEqualTo("{\"entries\":[],\"older\":\"\"}");
        assertProblem(operator("GET", "/audit"), 400);
        assertProblem(operator("GET", "/audit?lead=7&row=k1"), 400);
        assertProblem(operator("GET", "/audit?lead=x"), 400);
    }

    @Test
    void takesAConsentOnlyWithAStateThatTheOperatorStarted(CapturedOutput log) throws Exception {
        String callback = "/oauth/callback?code=the-code&referer=acme.amocrm.ru&state=";
        assertThat(anybody("GET", callback + "guessed").statusCode()).isEqualTo(400);
        assertThat(anybody("POST", "/oauth/start").statusCode()).isEqualTo(401);
        assertThat(ports.codes).isEmpty();

        assertThat(operator("POST", "/oauth/start").body())
                .contains("\"url\":\"https://www.amocrm.ru/oauth?state=minted\"");
        HttpResponse<String> page = anybody("GET", callback + "minted");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.body()).contains("подключена", "connected").doesNotContain("the-code", "minted");
        assertThat(ports.codes).containsExactly("the-code");
        HttpResponse<String> again = anybody("GET", callback + "minted");
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(ports.codes).hasSize(1);

        operator("POST", "/oauth/start");
        HttpResponse<String> foreign = anybody("GET", "/oauth/callback?code=c&state=minted&referer=other.amocrm.ru");
        assertThat(foreign.statusCode()).isEqualTo(400);
        assertThat(foreign.body()).contains("another account").doesNotContain("other.amocrm.ru");
        assertThat(operatorSends("/oauth/exchange", "{\"code\":\"second\"}").body())
                .isEqualTo("{\"status\":\"stored\"}");
        assertProblem(operatorSends("/oauth/exchange", "{}"), 400);
        assertThat(log).doesNotContain("the-code", "minted");
    }

    @Test
    void showsTheOperatorTheAccount() throws Exception {
        when(ports.amoCrm.lead(anyLong())).thenReturn(Optional.empty());
        assertProblem(operator("GET", "/leads/7"), 404);
        assertProblem(operator("GET", "/leads/abc"), 400);
        when(ports.amoCrm.directory()).thenThrow(new AmoCrmException.Busy("429", false));
        assertProblem(operator("GET", "/structure"), 503);
        assertProblem(operator("GET", "/leads/custom_fields"), 503);
        assertThat(operator("GET", "/").body()).contains("GET /changes");
        assertProblem(operator("GET", "/nowhere"), 404);
        assertProblem(operator("GET", "/error"), 404);
    }

    @Test
    @Shows({"G11", "I18", "D000-17"})
    void saysNothingOfWhatIsUnknown(CapturedOutput log) throws Exception {
        when(ports.desk.list(anyString())).thenThrow(new IllegalStateException("Ivan Petrov"));
        assertProblem(operator("GET", "/changes"), 500);
        assertThat(log.getAll()).contains("IllegalStateException").doesNotContain("Ivan Petrov");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/changes/%ZZ/retry",
                "/changes/%FF/retry",
                "/changes/%00/retry",
                "/changes/%2F/retry",
                "/changes/%5C/retry",
                "/changes/%25/retry",
                "/changes/../retry",
                "/changes/;/retry",
                "/changes//retry",
                "/leads/%D0",
                "/leads/%",
                "/changes?state=%ZZ",
                "/changes?state=%FF&%&=&==&a",
                "/changes?state",
                "/changes?state={[|]}",
                "/changes?state=\"<>^`\\",
                "/changes?state=\u00ff",
                "/\u00ff",
                "/%",
                "//",
                "/.%2e/",
                "*",
                "http://other/changes?state=%",
            })
    void neverFailsOnAGarbledAddress(String target) throws Exception {
        for (String method : List.of("GET", "POST")) {
            for (String auth :
                    List.of("Authorization: Bearer " + WebSlice.TOKEN, "X-Webhook-Secret: " + WebSlice.SECRET)) {
                String answer = raw(method + " " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + auth
                        + "\r\nContent-Length: 0\r\n\r\n");
                assertThat(answer).matches("(?s)HTTP/1.1 [24]\\d\\d .*");
                assertThat(answer).doesNotContain("<html", "Exception", WebSlice.SECRET, WebSlice.TOKEN);
                if (answer.startsWith("HTTP/1.1 4")) {
                    assertThat(answer).contains("application/problem+json");
                }
            }
        }
    }

    @Test
    void refusesHeadersBeyondAnySense() throws Exception {
        for (String headers : List.of(
                "X-Webhook-Secret: " + "s".repeat(100_000) + "\r\n",
                "X-Many: 1\r\n".repeat(5_000),
                "Authorization: Bearer " + "t".repeat(100_000) + "\r\n")) {
            String answer = raw("GET /changes HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + "\r\n");
            assertThat(answer).matches("(?s)HTTP/1.1 4\\d\\d .*").doesNotContain("<html", "Exception");
        }
    }

    @Test
    void neverQuotesASecretOfAMalformedRequest() throws Exception {
        for (String request : List.of(
                "GET /webhook/amocrm?token=" + WebSlice.SECRET + "\u0001 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /webhook/amocrm/" + WebSlice.SECRET + "<> HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /health HTTP/1.1\r\nHost: x\r\nX-Webhook-Secret : " + WebSlice.SECRET + "\r\n\r\n",
                "PO ST /webhook/amocrm?token=" + WebSlice.SECRET + " HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST " + AMOCRM + " HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
                "POST " + AMOCRM + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n\r\n")) {
            String answer = raw(request);
            assertThat(answer).startsWith("HTTP/1.1 4").contains("application/problem+json");
            assertThat(answer).doesNotContain(WebSlice.SECRET);
        }
    }

    @Test
    void answersInTimeWhereWhatIsBehindHangs() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        when(ports.desk.list("held")).thenAnswer(call -> {
            hanging.await();
            return List.of();
        });
        try {
            assertProblem(operator("GET", "/changes?state=held"), 503);
        } finally {
            hanging.countDown();
        }
        assertThat(operator("GET", "/changes?state=parked").body()).isEqualTo("[]");
    }

    @Test
    void doesNotEchoARequestByTrace() throws Exception {
        String answer = raw("TRACE " + AMOCRM + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 405").doesNotContain(WebSlice.SECRET);
    }

    private HttpResponse<String> operatorSends(String path, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .header("Authorization", "Bearer " + WebSlice.TOKEN)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> anybody(String method, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .startsWith("{\"type\":\"about:blank\",\"title\":\"")
                .contains("\"status\":" + status + ",\"detail\":\"");
    }

    private HttpResponse<String> upsert(String body) throws Exception {
        return send(request("/leads/upsert")
                .header("X-Webhook-Secret", WebSlice.SECRET)
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> sheets(String body) throws Exception {
        return sheets(BodyPublishers.ofString(body));
    }

    private HttpResponse<String> sheets(BodyPublisher body) throws Exception {
        return send(request(SHEETS)
                .header("Content-Type", "application/json")
                .header("X-Webhook-Secret", WebSlice.SECRET)
                .POST(body));
    }

    private HttpResponse<String> post(String path, String contentType, String body) throws Exception {
        return send(request(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> operator(String method, String path) throws Exception {
        return send(request(path)
                .header("Authorization", "Bearer " + WebSlice.TOKEN)
                .method(method, BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
