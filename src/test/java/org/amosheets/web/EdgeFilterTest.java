package org.amosheets.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.amosheets.correctness.Shows;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@Shows("G11")
class EdgeFilterTest {

    private static final String SECRET = "s3cret/with+odd chars";
    private static final String TOKEN = "operator-token";

    private final AtomicBoolean started = new AtomicBoolean(true);
    private final MovingClock clock = new MovingClock();
    private final EdgeLimits limits = new EdgeLimits(100, 20, Duration.ofMinutes(1));
    private final EdgeFilter filter = new EdgeFilter(SECRET, TOKEN, started::get, limits, clock);
    private final AtomicReference<@Nullable HttpServletRequest> passed = new AtomicReference<>();

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/webhook/sheets", "/changes", "/"})
    void asksEverybodyToComeAgainUntilTheServiceHasStarted(String path) throws IOException {
        started.set(false);
        MockHttpServletResponse answer = send(request("GET", path));
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("2");
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        assertThat(answer.getContentAsString(UTF_8))
                .contains("\"type\":\"about:blank\"", "\"title\":\"Service Unavailable\"", "\"status\":503");
        assertThat(passed.get()).isNull();
    }

    @Test
    void refusesABodyThatSaysItIsTooLargeBeforeItAsksForASecret() throws IOException {
        MockHttpServletRequest request = request("POST", "/webhook/sheets");
        request.setContent(new byte[101]);
        assertThat(send(request).getStatus()).isEqualTo(413);
    }

    @Test
    void countsABodyThatDoesNotSayHowLargeItIs() throws IOException {
        assertThat(send(chunked(101)).getStatus()).isEqualTo(413);
        assertThat(send(chunked(100)).getStatus()).isEqualTo(200);
    }

    @Test
    void replaysTheBodyAndHidesWhatWouldMakeCamelTakeItApart() throws IOException {
        MockHttpServletRequest request = withSecret(request("POST", "/webhook/amocrm"));
        request.setContentType("application/x-www-form-urlencoded; charset=nonsense");
        request.setContent("leads[add][0][id]=1&junk&x=%ZZ".getBytes(UTF_8));
        assertThat(send(request).getStatus()).isEqualTo(200);
        HttpServletRequest seen = seen();
        assertThat(seen.getContentType()).isEqualTo("application/octet-stream");
        assertThat(seen.getHeader("content-type")).isEqualTo("application/octet-stream");
        assertThat(seen.getCharacterEncoding()).isEqualTo("UTF-8");
        assertThat(seen.getParameterMap()).isEmpty();
        assertThat(new String(seen.getInputStream().readAllBytes(), UTF_8)).isEqualTo("leads[add][0][id]=1&junk&x=%ZZ");
        assertThat(seen.getReader().readLine()).startsWith("leads");
    }

    @Test
    void refusesACompressedBody() throws IOException {
        MockHttpServletRequest request = withSecret(request("POST", "/webhook/sheets"));
        request.addHeader("Content-Encoding", "gzip");
        assertThat(send(request).getStatus()).isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /webhook/sheets, header, 200",
        "POST, /webhook/sheets, token, 401",
        "POST, /webhook/sheets, bearer, 401",
        "GET,  /webhook/sheets, none, 401",
        "POST, /leads/upsert, header, 200",
        "POST, /leads/upsert, token, 200",
        "GET,  /leads/upsert, token, 401",
        "POST, /webhook/amocrm, header, 200",
        "POST, /webhook/amocrm, token, 200",
        "POST, /webhook/amocrm, path, 200",
        "POST, /webhook/amocrm/, token, 200",
        "POST, /webhook/amocrm, none, 401",
        "POST, /lead, token, 200",
        "POST, /lead, path, 200",
        "POST, /, token, 200",
        "POST, /, none, 401",
        "GET,  /, token, 401",
        "GET,  /, bearer, 200",
        "GET,  /health, none, 200",
        "GET,  /healthcheck, none, 200",
        "GET,  /oauth/callback, none, 200",
        "GET,  /changes, bearer, 200",
        "GET,  /changes, none, 401",
        "GET,  /changes, header, 401",
        "GET,  /changes, token, 401",
        "GET,  /anything/else, bearer, 200",
        "GET,  /HEALTH, none, 401",
        "GET,  '/health;x=/changes', none, 401",
        "GET,  //health, none, 401",
        "GET,  /health/../changes, none, 401",
        "POST, /webhook/amocrm/a/b, token, 401",
        "HEAD, /changes, none, 401",
        "HEAD, /changes, token, 401",
        "OPTIONS, /changes, none, 401",
        "OPTIONS, '*', none, 401",
        "OPTIONS, /webhook/sheets, none, 401",
        "TRACE, /changes, none, 401",
        "post, /, token, 401",
        "GET,  /%63hanges, none, 401",
        "GET,  /%63hanges, token, 401",
        "GET,  /health%2f..%2fchanges, none, 401",
        "GET,  /health/..;/changes, none, 401",
        "GET,  /health%00, none, 401",
        "GET,  /health%3b, none, 401",
        "GET,  /health/x, none, 401",
        "GET,  /./health, none, 401",
        "GET,  '\\health', none, 401",
        "GET,  /oauth/callback/../../changes, none, 401",
        "POST, /webhook/amocrm/..;/changes, token, 401",
        "POST, /webhook/amocrm%2fchanges, token, 401",
        "POST, '/webhook/amocrm;a=b', token, 401",
        "POST, //webhook/amocrm, token, 401",
        "POST, /webhook/sheets/, token, 401",
        "POST, /webhook/sheets/, header, 200",
    })
    @Shows({"F75", "D002-24", "D004-21"})
    void eachDoorHasItsKey(String method, String path, String key, int status) throws IOException {
        MockHttpServletRequest request = request(method, path);
        switch (key) {
            case "header" -> request.addHeader("X-Webhook-Secret", SECRET);
            case "token" -> request.setQueryString("a=b&token=s3cret%2Fwith%2Bodd+chars");
            case "path" -> request.setRequestURI(path + "/s3cret%2Fwith+odd%20chars");
            case "bearer" -> request.addHeader("Authorization", "bearer " + TOKEN);
            default -> {}
        }
        MockHttpServletResponse answer = send(request);
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(passed.get() != null).isEqualTo(status == 200);
        if (status == 200 && key.equals("path")) {
            assertThat(seen().getRequestURI()).isEqualTo(path);
        }
    }

    @Test
    void namesTheSchemeThatTheOperatorNeeds() throws IOException {
        MockHttpServletResponse answer = send(request("GET", "/changes"));
        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getHeader("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void takesTheSecretsAwayFromWhatGetsOn() throws IOException {
        MockHttpServletRequest request = request("POST", "/webhook/amocrm/" + "s3cret%2Fwith+odd%20chars");
        request.setQueryString("%74oken=s3cret&x=1&token=s3cret%2Fwith%2Bodd+chars&token=&y=%zz");
        request.addHeader("X-Webhook-Secret", SECRET);
        request.addHeader("Authorization", "Bearer " + TOKEN);
        request.addHeader("Accept", "text/plain");
        assertThat(send(request).getStatus()).isEqualTo(200);
        HttpServletRequest seen = seen();
        assertThat(seen.getQueryString()).isEqualTo("x=1&y=%zz");
        assertThat(seen.getParameterMap()).containsOnlyKeys("x", "y");
        assertThat(seen.getParameter("y")).isEqualTo("%zz");
        assertThat(seen.getParameter("token")).isNull();
        assertThat(seen.getParameterValues("token")).isNull();
        assertThat(Collections.list(seen.getHeaderNames())).containsExactly("Accept");
        assertThat(seen.getHeader("x-webhook-secret")).isNull();
        assertThat(seen.getHeaders("authorization").hasMoreElements()).isFalse();
        assertThat(seen.getRequestURL().toString()).endsWith("/webhook/amocrm");
        assertThat(seen.getServletPath()).isEqualTo("/webhook/amocrm");
    }

    @Test
    void limitsWrongGuessesOfOneAddressOnlyAndNeverARightSecret() throws IOException {
        for (int guess = 0; guess < 20; guess++) {
            assertThat(guess("10.0.0.1", "wrong" + guess).getStatus()).isEqualTo(401);
        }
        MockHttpServletResponse answer = guess("10.0.0.1", "another");
        assertThat(answer.getStatus()).isEqualTo(429);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("60");
        assertThat(guess("10.0.0.2", "another").getStatus()).isEqualTo(401);
        assertThat(guess("10.0.0.1", SECRET).getStatus()).isEqualTo(200);
        clock.forward(Duration.ofSeconds(59));
        assertThat(guess("10.0.0.1", "another").getStatus()).isEqualTo(429);
        clock.forward(Duration.ofSeconds(1));
        assertThat(guess("10.0.0.1", "another").getStatus()).isEqualTo(401);
    }

    @Test
    void aMissingSecretIsNoGuess() throws IOException {
        for (int i = 0; i < 50; i++) {
            assertThat(send(request("POST", "/webhook/sheets")).getStatus()).isEqualTo(401);
        }
    }

    @Test
    void aWrongTokenAtAnOpenDoorIsAGuess() throws IOException {
        for (int i = 0; i < 20; i++) {
            MockHttpServletRequest request = request("GET", "/health");
            request.addHeader("Authorization", "Bearer no" + i);
            assertThat(send(request).getStatus()).isEqualTo(200);
            assertThat(((Received) seen().getAttribute(CheckedRequest.RECEIVED)).operator())
                    .isFalse();
        }
        MockHttpServletRequest request = request("GET", "/changes");
        request.addHeader("Authorization", "Bearer no");
        assertThat(send(request).getStatus()).isEqualTo(429);
    }

    @Test
    void theSameWrongSecretAgainIsNoFurtherGuess() throws IOException {
        for (int i = 0; i < 50; i++) {
            assertThat(guess("10.0.0.1", "out of date").getStatus()).isEqualTo(401);
        }
        for (int guess = 0; guess < 19; guess++) {
            assertThat(guess("10.0.0.1", "wrong" + guess).getStatus()).isEqualTo(401);
        }
        assertThat(guess("10.0.0.1", "another").getStatus()).isEqualTo(429);
        assertThat(guess("10.0.0.1", "out of date").getStatus())
                .as("it is told as before that it is wrong")
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"404, Not Found", "405, Method Not Allowed", "503, Service Unavailable", "500, Internal Server Error"})
    void turnsErrorPagesIntoProblems(int status, String title) throws IOException {
        MockHttpServletResponse answer = new MockHttpServletResponse();
        FilterChain page =
                (request, response) -> ((HttpServletResponse) response).sendError(status, "inside /webhook/amocrm/x");
        filter.doFilter(request("GET", "/health"), answer, page);
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        assertThat(answer.getContentAsString(UTF_8))
                .contains("\"title\":\"" + title + "\"")
                .doesNotContain("inside");
    }

    @Test
    @Shows("D000-17")
    void saysNothingOfAnExceptionsMessage() throws IOException {
        MockHttpServletResponse answer = new MockHttpServletResponse();
        FilterChain broken = (request, response) -> {
            throw new IllegalStateException("Ivan Petrov, +79990001122");
        };
        filter.doFilter(request("GET", "/health"), answer, broken);
        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getContentAsString(UTF_8)).doesNotContain("Ivan").doesNotContain("Exception");
    }

    @Test
    void refusesToBeBuiltWithoutSecrets() {
        assertThatThrownBy(() -> new EdgeFilter(" ", TOKEN, started::get, limits, clock))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EdgeFilter(SECRET, "", started::get, limits, clock))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private MockHttpServletResponse guess(String address, String secret) throws IOException {
        MockHttpServletRequest request = request("POST", "/webhook/sheets");
        request.setRemoteAddr(address);
        request.addHeader("X-Webhook-Secret", secret);
        return send(request);
    }

    @Test
    void oneKeyDoesNotFitTheOtherDoor() throws IOException {
        MockHttpServletRequest hook = request("POST", "/webhook/sheets");
        hook.addHeader("X-Webhook-Secret", TOKEN);
        assertThat(send(hook).getStatus()).isEqualTo(401);
        MockHttpServletRequest operator = request("GET", "/changes");
        operator.addHeader("Authorization", "Bearer " + SECRET);
        assertThat(send(operator).getStatus()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer null", "Basic ", "Token ", "Bearer,Bearer "})
    void whatIsNoBearerOpensNothing(String header) throws IOException {
        MockHttpServletRequest request = request("GET", "/changes");
        request.addHeader("Authorization", header);
        assertThat(send(request).getStatus()).isEqualTo(401);
    }

    @Test
    void headersAreKnownInAnyCaseAndOnlyTheFirstOfSeveralCounts() throws IOException {
        MockHttpServletRequest lower = request("POST", "/webhook/sheets");
        lower.addHeader("x-webhook-secret", SECRET);
        assertThat(send(lower).getStatus()).isEqualTo(200);
        MockHttpServletRequest twice = request("POST", "/webhook/sheets");
        twice.addHeader("X-Webhook-Secret", "wrong");
        twice.addHeader("X-Webhook-Secret", SECRET);
        assertThat(send(twice).getStatus()).isEqualTo(401);
    }

    @Test
    void aHeaderDoesNotTurnOneMethodIntoAnother() throws IOException {
        MockHttpServletRequest request = request("GET", "/");
        request.addHeader("X-HTTP-Method-Override", "POST");
        request.setQueryString("token=" + URLEncoder.encode(SECRET, UTF_8) + "&_method=POST");
        assertThat(send(request).getStatus()).isEqualTo(401);
    }

    @Test
    void whoeverASenderClaimsToForwardForItsGuessesAreItsOwn() throws IOException {
        int status = 0;
        for (int i = 0; i < 200 && status != 429; i++) {
            MockHttpServletRequest request = request("GET", "/changes");
            request.addHeader("Authorization", "Bearer wrong" + i);
            request.addHeader("X-Forwarded-For", "10.0.0." + i);
            request.addHeader("Forwarded", "for=10.0.0." + i);
            request.addHeader("X-Real-IP", "10.0.0." + i);
            status = send(request).getStatus();
        }
        assertThat(status).isEqualTo(429);
    }

    private MockHttpServletResponse send(MockHttpServletRequest request) throws IOException {
        passed.set(null);
        MockHttpServletResponse answer = new MockHttpServletResponse();
        filter.doFilter(request, answer, (seen, response) -> passed.set((HttpServletRequest) seen));
        return answer;
    }

    private HttpServletRequest seen() {
        HttpServletRequest seen = passed.get();
        assertThat(seen).isNotNull();
        if (seen == null) {
            throw new AssertionError();
        }
        return seen;
    }

    private static MockHttpServletRequest chunked(int size) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/webhook/sheets") {
            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        request.setContent(new byte[size]);
        return withSecret(request);
    }

    private static MockHttpServletRequest withSecret(MockHttpServletRequest request) {
        request.addHeader("X-Webhook-Secret", SECRET);
        return request;
    }

    private static MockHttpServletRequest request(String method, String path) {
        return new MockHttpServletRequest(method, path);
    }

    /** A clock that stands until it is moved. */
    private static final class MovingClock extends Clock {
        private Instant now = Instant.parse("2026-11-21T00:00:00Z");

        void forward(Duration step) {
            now = now.plus(step);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
