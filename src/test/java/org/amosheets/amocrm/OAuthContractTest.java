package org.amosheets.amocrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.function.Consumer;
import org.amosheets.amocrm.AmoCrmException.Blocked;
import org.amosheets.amocrm.TokenStore.Tokens;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.amocrm.FakeAmoCrm;
import org.amosheets.sandbox.amocrm.OAuth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The token's life over the real routes, against the fake amoCRM. */
class OAuthContractTest {

    private final MemoryTokenStore store = new MemoryTokenStore();
    private FakeAmoCrm fake;

    @BeforeEach
    void start() {
        fake = FakeAmoCrm.builder().ratePerSecond(1000).start();
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    @Shows("F50")
    void theFirstStartExchangesTheCode() {
        String code = fake.oauth().issueCode();

        with(code, routes -> routes.amo.account());
        with(code, routes -> routes.amo.account());

        assertThat(fake.oauth().grants()).isEqualTo(1);
    }

    @Test
    @Shows({"F50", "D000-14", "D004-7"})
    void aTokenThatTheServerRefusesIsRenewedAndTheCallRepeatedOnce() {
        OAuth.Pair pair = fake.oauth().issuePair();
        store.save(new Tokens(
                pair.accessToken(),
                pair.refreshToken(),
                Clock.systemUTC().instant().plusSeconds(86400)));
        fake.oauth().expireAccessTokens();

        with("", routes -> {
            assertThat(routes.amo.account().id()).isPositive();
            assertThat(routes.guarded).as("a new token is no write").hasValue(0);
            assertThat(routes.limit.acquired).hasValue(3);
        });

        assertThat(fake.requests())
                .extracting(request -> request.path() + " " + request.status())
                .containsExactly("/api/v4/account 401", "/oauth2/access_token 200", "/api/v4/account 200");
        assertThat(store.load()).map(Tokens::accessToken).isNotEqualTo(pair.accessToken());
    }

    @Test
    void aRevokedAccessStopsEverythingWithWhatToDo() {
        OAuth.Pair pair = fake.oauth().issuePair();
        store.save(new Tokens(
                pair.accessToken(),
                pair.refreshToken(),
                Clock.systemUTC().instant().plusSeconds(86400)));
        fake.oauth().revokeAll();

        with(
                "",
                routes -> assertThatThrownBy(routes.amo::account)
                        .isInstanceOf(Blocked.class)
                        .hasMessageContaining("Token has been revoked")
                        .hasMessageContaining("connect the integration again")
                        .hasMessageNotContaining(pair.accessToken())
                        .hasMessageNotContaining(pair.refreshToken()));
    }

    @Test
    void aFreshTokenThatIsRefusedAllTheSameStopsAfterOneRepetition() {
        OAuth.Pair pair = fake.oauth().issuePair();
        store.save(new Tokens(
                pair.accessToken(),
                pair.refreshToken(),
                Clock.systemUTC().instant().plusSeconds(86400)));
        fake.faults().on("GET", ".*").always().status(401);

        with("", routes -> assertThatThrownBy(routes.amo::account).isInstanceOf(Blocked.class));

        assertThat(fake.log().requests("GET", "/api/v4/account")).hasSize(2);
        assertThat(fake.oauth().grants()).isEqualTo(1);
    }

    @Test
    void aBlockedAccountIsSaidWhenATokenIsAskedFor() {
        String code = fake.oauth().issueCode();
        fake.block();

        with(
                code,
                routes -> assertThatThrownBy(routes.amo::account)
                        .isInstanceOf(Blocked.class)
                        .hasMessageContaining("403"));
    }

    private void with(String code, Consumer<AmoRoutes> test) {
        OAuth.Client client = fake.oauth().client();
        OAuthSettings settings = new OAuthSettings(client.id(), client.secret(), client.redirectUri(), code, "", "");
        try (AmoRoutes routes = new AmoRoutes(
                fake.baseUrl(),
                template -> new OAuthTokens(settings, store, template, Clock.systemUTC(), fake.baseUrl()))) {
            test.accept(routes);
        }
    }
}
