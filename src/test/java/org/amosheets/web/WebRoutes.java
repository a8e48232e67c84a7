package org.amosheets.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.reset;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The real routes behind the real edge, and calls to them. */
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
abstract class WebRoutes {

    static final String FORM = "application/x-www-form-urlencoded";
    static final String SHEETS = "/webhook/sheets";
    static final String AMOCRM = "/webhook/amocrm?token=" + WebSlice.SECRET;

    final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    final WebSlice.Ports ports;
    private final int port;

    WebRoutes(WebSlice.Ports ports, int port) {
        this.ports = ports;
        this.port = port;
    }

    @AfterEach
    void noSecretGotAnywhere(CapturedOutput log) {
        assertThat(log.getAll()).doesNotContain(WebSlice.SECRET).doesNotContain(WebSlice.TOKEN);
        ports.started.set(true);
        ports.storeAway.set(false);
        ports.kept.clear();
        reset(ports.amoCrm, ports.desk, ports.keys, ports.callers, ports.imports);
    }

    HttpResponse<String> operatorSends(String path, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .header("Authorization", "Bearer " + WebSlice.TOKEN)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> anybody(String method, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .startsWith("{\"type\":\"about:blank\",\"title\":\"")
                .contains("\"status\":" + status + ",\"detail\":\"");
    }

    HttpResponse<String> upsert(String body) throws Exception {
        return send(request("/leads/upsert")
                .header("X-Webhook-Secret", WebSlice.SECRET)
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> sheets(String body) throws Exception {
        return sheets(BodyPublishers.ofString(body));
    }

    HttpResponse<String> sheets(BodyPublisher body) throws Exception {
        return send(request(SHEETS)
                .header("Content-Type", "application/json")
                .header("X-Webhook-Secret", WebSlice.SECRET)
                .POST(body));
    }

    HttpResponse<String> post(String path, String contentType, String body) throws Exception {
        return send(request(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> operator(String method, String path) throws Exception {
        return send(request(path)
                .header("Authorization", "Bearer " + WebSlice.TOKEN)
                .method(method, BodyPublishers.noBody()));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(20));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
