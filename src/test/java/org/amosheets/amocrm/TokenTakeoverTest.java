package org.amosheets.amocrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.amosheets.amocrm.AmoCrmException.Blocked;
import org.amosheets.amocrm.AmoCrmException.Busy;
import org.amosheets.amocrm.TokenStore.Tokens;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;

/** Pairs of tokens that another program had got. */
@Shows({"F50", "D002-28"})
class TokenTakeoverTest {

    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    private final MemoryTokenStore store = new MemoryTokenStore();
    private final List<String> routes = new ArrayList<>();
    private final OAuthTokens tokens = new OAuthTokens(
            new OAuthSettings("our-id", "secret", "https://sync.test/cb", "", "", ""),
            store,
            this::answer,
            Clock.fixed(NOW, ZoneOffset.UTC),
            "https://acme.amocrm.ru",
            Thread::yield);

    private JsonNode answer(String route, Map<String, Object> arguments, JsonNode body) {
        routes.add(route);
        return Json.object().put("id", 7);
    }

    private static Tokens pair(String access, long seconds) {
        return new Tokens(access, "refresh-of-" + access, NOW.plusSeconds(seconds));
    }

    private static String jwt(String claims) {
        String middle = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return "eyJ0." + middle + ".sig";
    }

    @Test
    void aLivingPairOfThisAccountIsKeptAndUsed() {
        assertThat(tokens.takeOver(pair("theirs", 3600), true)).isTrue();

        assertThat(store.load()).contains(pair("theirs", 3600));
        assertThat(tokens.current()).isEqualTo("theirs");
        assertThat(routes).containsExactly("amocrm-token-account");
    }

    @Test
    void aPairThatLivesNoLongerThanTheStoredOneIsLeftAlone() {
        store.save(pair("ours", 3600));

        assertThat(tokens.takeOver(pair("theirs", 3600), true)).isFalse();
        assertThat(tokens.takeOver(pair("older", 10), true)).isFalse();

        assertThat(store.load()).contains(pair("ours", 3600));
        assertThat(routes).isEmpty();
    }

    @Test
    void aPairWhoseAccessTokenHasEndedIsKeptUncheckedAsItsRefreshTokenWorksOnce() {
        assertThat(tokens.takeOver(pair("theirs", -3600), true)).isTrue();

        assertThat(store.load()).contains(pair("theirs", -3600));
        assertThat(routes).isEmpty();
    }

    @Test
    @Shows("G11")
    void aPairOfAnotherAccountOrIntegrationIsRefusedWithoutItsTextBeingTold() {
        Tokens otherAccount = pair(jwt("{\"account_id\":8}"), 3600);
        Tokens otherIntegration = pair(jwt("{\"aud\":\"their-id\"}"), 3600);

        for (Tokens other : List.of(otherAccount, otherIntegration)) {
            assertThatThrownBy(() -> tokens.takeOver(other, true))
                    .isInstanceOf(Blocked.class)
                    .hasMessageNotContaining(other.accessToken())
                    .hasMessageNotContaining(other.refreshToken());
        }
        assertThat(store.load()).isEmpty();
        assertThat(tokens.takeOver(pair(jwt("{\"aud\":\"our-id\",\"account_id\":7}"), 3600), true))
                .isTrue();
    }

    @Test
    void inARehearsalItIsUsedAndNotKept() {
        assertThat(tokens.takeOver(pair("theirs", 3600), false)).isTrue();

        assertThat(tokens.current()).isEqualTo("theirs");
        assertThat(store.load()).isEmpty();
    }

    @Test
    void whileAnotherProcessRenewsTheTokensNothingIsPutInTheirPlace() {
        store.save(pair("ours", -10));
        try (var other = store.tryRefresh(Duration.ofSeconds(30)).orElseThrow()) {
            assertThat(other).isNotNull();
            assertThatThrownBy(() -> tokens.takeOver(pair("theirs", 3600), true))
                    .isInstanceOf(Busy.class);
        }
        assertThat(store.load()).contains(pair("ours", -10));
    }
}
