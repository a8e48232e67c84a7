package org.amosheets.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What strangers may send, and what the edge answers. */
class HostileRequestsTest extends WebRoutes {

    @Autowired
    HostileRequestsTest(WebSlice.Ports ports, @LocalServerPort int port) {
        super(ports, port);
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
    void doesNotEchoARequestByTrace() throws Exception {
        String answer = raw("TRACE " + AMOCRM + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 405").doesNotContain(WebSlice.SECRET);
    }
}
