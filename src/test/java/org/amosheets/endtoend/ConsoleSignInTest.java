package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.amosheets.correctness.Shows;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nobody sees anything of the console without the operator's token, and no other site acts in the operator's name. */
@Shows("G11")
class ConsoleSignInTest {

    private static final String COOKIE = "amo-sheets-sync-session";

    private static World world;

    @BeforeAll
    static void start() {
        world = World.deals().start();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static ConsoleVisitor visitor() {
        return new ConsoleVisitor(world);
    }

    @Test
    void aBrowserAtTheRootIsLedToThePageToSignInAndBackToWhereItWanted() {
        assertThat(visitor().get("/").headers().firstValue("Location")).contains("/console");
        HttpResponse<String> away = visitor().get("/console?x=1");
        assertThat(away.statusCode()).isEqualTo(303);
        assertThat(away.headers().firstValue("Location")).contains("/console/sign-in?back=%2Fconsole%3Fx%3D1");
        ConsoleVisitor visitor = visitor();
        Element form = visitor.page("/console?x=1").expectFirst("form[action=/console/sign-in]");
        assertThat(form.expectFirst("input[name=back]").val()).isEqualTo("/console?x=1");
        assertThat(visitor.submit(form, Map.of("token", World.ADMIN))
                        .expectFirst("h1")
                        .text())
                .isEqualTo("Overview");
    }

    @Test
    void aProgramAtTheRootStillReadsTheAddresses() {
        HttpResponse<String> answer = visitor()
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + World.ADMIN)
                .get("/");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{").contains("GET /changes");
        assertThat(visitor().header("Accept", "*/*").get("/").statusCode()).isEqualTo(401);
    }

    @Test
    void whoeverShowsTheTokenIsInTheConsoleWithoutSigningIn() {
        for (String accepted : new String[] {"*/*", "text/html"}) {
            ConsoleVisitor visitor =
                    visitor().header("Accept", accepted).header("Authorization", "bearer " + World.ADMIN);
            for (String path : new String[] {"/", "/console"}) {
                HttpResponse<String> page = visitor.get(path);
                assertThat(page.statusCode()).isEqualTo(200);
                assertThat(org.jsoup.Jsoup.parse(page.body()).expectFirst("h1").text())
                        .isEqualTo("Overview");
                assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
                assertThat(page.body()).doesNotContain(World.ADMIN);
            }
            assertThat(visitor.post("/console/problems/dismiss", Map.of("id", "none"))
                            .headers()
                            .firstValue("Location"))
                    .contains("/console/problems?said=gone");
            assertThat(visitor()
                            .header("Accept", accepted)
                            .header("Authorization", "Bearer wrong")
                            .get("/")
                            .statusCode())
                    .as("another test may have guessed often by then")
                    .isIn(401, 429);
        }
    }

    @Test
    void aPageTakesNoOtherMethods() {
        for (String method : new String[] {"PUT", "DELETE", "PATCH", "OPTIONS", "BREW"}) {
            HttpResponse<String> answer = visitor().signedIn().method(method, "/console");
            assertThat(answer.statusCode()).as(method).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, POST");
        }
        assertThat(visitor().signedIn().method("HEAD", "/console").statusCode()).isEqualTo(200);
    }

    @Test
    void thePasswordOfAProxyInFrontIsNoTokenAndKeepsNobodyOut() {
        ConsoleVisitor visitor = visitor().header("Authorization", "Basic " + World.ADMIN);
        assertThat(visitor.get("/console").statusCode()).isEqualTo(303);
        assertThat(visitor.signIn(World.ADMIN).expectFirst("h1").text()).isEqualTo("Overview");
    }

    @Test
    void withoutASessionNoPageAndNoActionAndNoPartOfAPageIsThere() {
        for (String path : new String[] {
            "/console", "/console/live", "/console/problems", "/console/held", "/console/conflicts", "/console/nothing"
        }) {
            HttpResponse<String> answer = visitor().get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(303);
            assertThat(answer.body()).isEmpty();
            HttpResponse<String> part = visitor().header("HX-Request", "true").get(path);
            assertThat(part.statusCode()).isEqualTo(401);
            assertThat(part.headers().firstValue("HX-Redirect")).contains("/console/sign-in");
            assertThat(part.body()).isEmpty();
            assertThat(visitor().post(path, Map.of("form", "x")).body()).isEmpty();
        }
    }

    @Test
    void aWrongTokenIsRefusedAndTheRightOneNeverLockedOut() {
        ConsoleVisitor guesser = visitor();
        Document page = guesser.signIn("wrong");
        assertThat(page.expectFirst("[role=alert]").text()).contains("not the operator’s token");
        assertThat(guesser.cookies()).doesNotContainKey(COOKIE);
        assertThat(guesser.signIn("").expectFirst("[role=alert]")).isNotNull();
        for (int i = 0; i < 25; i++) {
            page = guesser.signIn("wrong " + i);
        }
        assertThat(page.expectFirst("[role=alert]").text()).contains("Too many");
        assertThat(guesser.post("/console/sign-in", Map.of("token", "one more")).statusCode())
                .isEqualTo(429);
        assertThat(guesser.signIn(" " + World.ADMIN + " ").expectFirst("h1").text())
                .isEqualTo("Overview");
    }

    @Test
    void theCookieIsForThisHostAloneAndStricterByHttps() {
        String plain = visitor()
                .post("/console/sign-in", Map.of("token", World.ADMIN))
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        assertThat(plain).startsWith(COOKIE + "=").contains("HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=43200");
        assertThat(plain).doesNotContain("Secure", World.ADMIN);
        String secure = visitor()
                .header("X-Forwarded-Proto", "https")
                .post("/console/sign-in", Map.of("token", World.ADMIN))
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        assertThat(secure).startsWith("__Host-" + COOKIE + "=").contains("; Secure");
    }

    @Test
    void whoeverSignsOutIsOutAlsoWithACopyOfTheCookie() {
        ConsoleVisitor visitor = visitor().signedIn();
        String copy = visitor.cookies().getOrDefault(COOKIE, "");
        Document after =
                visitor.submit(visitor.page("/console").expectFirst("form[action=/console/sign-out]"), Map.of());
        assertThat(after.expectFirst("[role=status]").text()).isEqualTo("You are signed out.");
        assertThat(visitor.cookies()).doesNotContainKey(COOKIE);
        visitor.cookies().put(COOKIE, copy);
        assertThat(visitor.get("/console").statusCode()).isEqualTo(303);
    }

    @Test
    void aForgedOrAlteredCookieOpensNothing() {
        ConsoleVisitor visitor = visitor().signedIn();
        String[] parts = visitor.cookies().getOrDefault(COOKIE, "").split("\\.");
        for (String forged : new String[] {
            parts[0] + ".9999999999." + parts[2],
            "A" + parts[0].substring(1) + "." + parts[1] + "." + parts[2],
            parts[0] + "." + parts[1] + ".A" + parts[2].substring(1).replaceFirst(".$", "_"),
            "x",
            ""
        }) {
            visitor.cookies().put(COOKIE, forged);
            assertThat(visitor.get("/console").statusCode()).as(forged).isEqualTo(303);
            assertThat(visitor.get("/changes").statusCode()).as(forged).isEqualTo(401);
        }
    }

    @Test
    void noFormIsTakenWithoutItsTokenOrFromAnotherSite() {
        ConsoleVisitor visitor = visitor().signedIn();
        assertThat(visitor.post("/console/sign-out", Map.of()).statusCode()).isEqualTo(403);
        assertThat(visitor.post("/console/sign-out", Map.of("form", "guess")).statusCode())
                .isEqualTo(403);
        String theirs = visitor()
                .signedIn()
                .page("/console")
                .expectFirst("input[name=form]")
                .val();
        assertThat(visitor.post("/console/sign-out", Map.of("form", theirs)).statusCode())
                .isEqualTo(403);
        String own = visitor.page("/console").expectFirst("input[name=form]").val();
        visitor.header("Sec-Fetch-Site", "cross-site");
        assertThat(visitor.post("/console/sign-out", Map.of("form", own)).statusCode())
                .isEqualTo(403);
        assertThat(visitor.get("/console").statusCode()).isEqualTo(200);
    }

    @Test
    void theSessionOpensTheOperatorsEndpointsAndChangesNothingWithoutItsToken() {
        ConsoleVisitor visitor = visitor().signedIn();
        assertThat(visitor.get("/changes").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/health").body()).contains("details");
        assertThat(visitor.post("/changes/none/retry", Map.of()).statusCode()).isEqualTo(401);
        String own = visitor.page("/console").expectFirst("input[name=form]").val();
        assertThat(visitor.header("X-CSRF-Token", own)
                        .post("/changes/none/retry", Map.of())
                        .statusCode())
                .isEqualTo(404);
        // The session does not help who sends a wrong token beside it; another test may have guessed often by then.
        assertThat(visitor.header("Authorization", "Bearer wrong")
                        .get("/changes")
                        .statusCode())
                .isIn(401, 429);
    }

    @Test
    void pagesTakeNothingFromElsewhereAndAreNotKept() {
        HttpResponse<String> page = visitor().signedIn().get("/console");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(page.body()).doesNotContain("style=", "onclick", "http://www.w3.org/1999");
        Document html = org.jsoup.Jsoup.parse(page.body());
        assertThat(html.select("script").eachAttr("src")).containsExactly("/console/assets/htmx.js");
        assertThat(html.select("style")).isEmpty();
        for (String asset : html.select("script[src], link[href]").stream()
                .map(element -> element.hasAttr("src") ? element.attr("src") : element.attr("href"))
                .toList()) {
            HttpResponse<String> file = visitor().get(asset);
            assertThat(file.statusCode()).as(asset).isEqualTo(200);
            assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        }
        assertThat(visitor().get("/console/assets/../messages_en.properties").statusCode())
                .isNotEqualTo(200);
    }

    @Test
    void thePageSpeaksTheBrowsersLanguageOrThePickedOne() {
        ConsoleVisitor visitor = visitor().signedIn();
        assertThat(visitor.page("/console").expectFirst("html").attr("lang")).isEqualTo("en");
        visitor.header("Accept-Language", "uk;q=0.3, ru-RU, en;q=0.1");
        assertThat(visitor.page("/console").expectFirst("h1").text()).isEqualTo("Обзор");
        Document picked = visitor.page("/console/language?to=en&back=%2Fconsole%3Fx%3D1");
        assertThat(picked.expectFirst("h1").text()).isEqualTo("Overview");
        assertThat(visitor.page("/console").expectFirst("html").attr("lang")).isEqualTo("en");
    }

    @Test
    void nobodyIsLedAwayFromTheConsole() {
        ConsoleVisitor visitor = visitor().signedIn();
        for (String away : new String[] {
            "https://evil.test", "//evil.test", "/\\evil.test", "/console/../changes", "/consoles", "/console%0d%0aX: y"
        }) {
            String encoded = java.net.URLEncoder.encode(away, java.nio.charset.StandardCharsets.UTF_8);
            assertThat(visitor.get("/console/language?to=en&back=" + encoded)
                            .headers()
                            .firstValue("Location"))
                    .as(away)
                    .contains("/console");
        }
    }
}
