package org.amosheets.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.amosheets.sandbox.amocrm.FakeAmoCrm;
import org.amosheets.sandbox.sheets.FakeSheets;
import org.amosheets.sandbox.sheets.Tab;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the page refuses, and that texts stay texts. */
class SandboxPageGuardTest {

    private FakeAmoCrm amo;
    private FakeSheets sheets;
    private Tab tab;
    private SandboxPage page;
    private PageClient client;

    @BeforeEach
    void start() {
        amo = FakeAmoCrm.builder().start();
        sheets = FakeSheets.builder().tab("Лист1", "name", "phone").start();
        tab = sheets.tabs().get(0);
        tab.setRow(2, "Ирина", "89990000101");
        page = SandboxPage.start(amo, sheets, new SampleRows(), 0);
        client = new PageClient(page);
    }

    @AfterEach
    void stop() {
        page.close();
        sheets.close();
        amo.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.test", "null", "http://127.0.0.1:1", "https://127.0.0.1"})
    void anotherSiteMayNotPost(String origin) throws Exception {
        assertThat(client.send(client.request("/sheet/add", "{}").header("Origin", origin)))
                .isEqualTo(403);
        assertThat(tab.filledRows()).isEqualTo(2);
    }

    @Test
    void theOwnPageMayPostAndFormsMayNot() throws Exception {
        String own = page.url().substring(0, page.url().length() - 1);
        assertThat(client.send(client.request("/sheet/add", "{}").header("Origin", own)))
                .isEqualTo(204);
        HttpRequest.Builder form = HttpRequest.newBuilder(client.uri("/sheet/add"))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
        assertThat(client.send(form)).isEqualTo(415);
    }

    @Test
    void anotherNameInHostIsRefused() throws Exception {
        // The JDK's client does not let a caller choose the Host header.
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), page.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET /state HTTP/1.1\r\nHost: evil.test:" + page.port() + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 403").doesNotContain("Ирина");
        }
    }

    @Test
    void textsStayTexts() throws Exception {
        String hostile = "<script>alert(1)</script>";
        tab.type(2, "name", hostile);
        amo.ui().createLead(hostile, 1, 0);

        HttpResponse<String> answer = client.get("/state");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'");
        assertThat(client.state().at("/sheet/rows/0/0").asText()).isEqualTo(hostile);
    }

    @Test
    void thePageNeverMakesMarkupOfTexts() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/sandbox/page"))) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).hasSizeGreaterThan(5);
            for (Path file : all) {
                String text = Files.readString(file);
                assertThat(text)
                        .as("%s", file)
                        .doesNotContainPattern("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval\\(")
                        .doesNotContainPattern("\\son[a-z]+=[\"']");
                String path = "/" + Path.of("src/test/resources/sandbox/page").relativize(file);
                assertThat(client.get(path).statusCode())
                        .as("%s is served", path)
                        .isEqualTo(200);
            }
        }
        assertThat(client.get("/js/../../people.tsv").statusCode()).isEqualTo(404);
    }
}
