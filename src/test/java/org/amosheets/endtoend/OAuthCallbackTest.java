package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.amocrm.OAuth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connecting by OAuth while the service runs. */
@Shows("G11")
class OAuthCallbackTest {

    private World world;
    private Operator operator;

    @BeforeEach
    void aServiceWithoutTokens() {
        world = World.deals();
        OAuth.Client client = world.crm.oauth().client();
        world.without("AMO_LONG_LIVED_TOKEN")
                .with("AMO_CLIENT_ID", client.id())
                .with("AMO_CLIENT_SECRET", client.secret())
                .with("AMO_REDIRECT_URI", client.redirectUri())
                .start();
        operator = new Operator(world);
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** As the operator's session starts a consent. */
    private String state() {
        String url =
                Operator.json(operator.post("/oauth/start", "")).path("url").asText();
        assertThat(url).startsWith(world.crm.baseUrl() + "/oauth?client_id=");
        return url.replaceAll(".*[?&]state=([^&]*).*", "$1");
    }

    private HttpResponse<String> callback(String code, String state, String referer) {
        return operator.browse("/oauth/callback?code=" + code + "&state=" + state + "&referer="
                + URLEncoder.encode(referer, StandardCharsets.UTF_8) + "&client_id=x");
    }

    private String account() {
        return "127.0.0.1:" + world.crm.port();
    }

    @Test
    void aConsentThatTheOperatorStartedConnectsTheRunningService() {
        String code = world.crm.oauth().issueCode();
        String state = state();

        HttpResponse<String> page = callback(code, state, account());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("amoCRM подключена").doesNotContain(code);
        assertThat(operator.get("/structure").path("pipelines")).isNotEmpty();
        HttpResponse<String> again = callback(world.crm.oauth().issueCode(), state, account());
        assertThat(again.statusCode()).as("a used state").isEqualTo(400);
        assertThat(again.body()).contains("used already");
        assertThat(world.crm.oauth().grants()).isEqualTo(1);
    }

    @Test
    void aStateThatNobodyStartedIsRefusedAndItsCodeNotUsed() {
        String minted = state();
        String forged = minted.substring(0, 17) + "A".repeat(43);

        assertThat(callback(world.crm.oauth().issueCode(), forged, account()).statusCode())
                .isEqualTo(400);
        assertThat(callback(world.crm.oauth().issueCode(), "", account()).statusCode())
                .isEqualTo(400);
        assertThat(callback(world.crm.oauth().issueCode(), minted, account()).statusCode())
                .as("a wrong guess uses the state up")
                .isEqualTo(400);
        assertThat(world.crm.oauth().grants()).isZero();
    }

    @Test
    void aConsentOfAnotherAccountIsRefusedInPlainWords() {
        HttpResponse<String> page = callback(world.crm.oauth().issueCode(), state(), "other.amocrm.ru");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("другом аккаунте", "another account");
        assertThat(callback(world.crm.oauth().issueCode(), state(), "").statusCode())
                .isEqualTo(400);
        assertThat(world.crm.oauth().grants()).isZero();
        assertThat(operator.post(
                                "/oauth/exchange",
                                "{\"redirect_url\":\"https://sync.test/cb?code=x&referer=other.amocrm.ru\"}")
                        .body())
                .contains("is of the account other.amocrm.ru");
    }

    @Test
    @Shows("F52")
    void aPastedRedirectUrlConnectsToo() {
        String code = world.crm.oauth().issueCode();

        HttpResponse<String> answer = operator.post(
                "/oauth/exchange",
                "{\"redirect_url\":\"https://sync.test/cb?code=" + code + "&referer=" + account() + "\"}");

        assertThat(answer.body()).isEqualTo("{\"status\":\"stored\"}");
        assertThat(operator.get("/structure").path("pipelines")).isNotEmpty();
    }
}
