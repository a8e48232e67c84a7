package org.amosheets.amocrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.amosheets.amocrm.AmoCrmException.Blocked;
import org.amosheets.amocrm.AmoCrmException.Busy;
import org.amosheets.amocrm.AmoCrmException.Fault;
import org.amosheets.amocrm.AmoCrmException.Rejected;
import org.amosheets.amocrm.TokenStore.Tokens;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;

class OAuthTokensTest {

    private static final String HOST = "https://acme.amocrm.ru";

    private final MovableClock clock = new MovableClock();
    private final MemoryTokenStore store = new MemoryTokenStore();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<String> checked = Collections.synchronizedList(new ArrayList<>());
    private Remote server = this::grant;
    private Remote account = (route, arguments, body) -> Json.object().put("id", 7);
    private String alive = "r0";
    private int pairs;

    @Test
    void aStoredTokenIsUsedUntilMinutesBeforeItExpires() {
        store.save(new Tokens("a0", "r0", clock.instant().plusSeconds(3600)));
        OAuthTokens tokens = tokens(settings("", "", ""));

        assertThat(tokens.current()).isEqualTo("a0");
        clock.move(Duration.ofMinutes(54));
        assertThat(tokens.current()).isEqualTo("a0");
        clock.move(Duration.ofMinutes(2));
        assertThat(tokens.current()).isEqualTo("a1");
        assertThat(store.load()).contains(new Tokens("a1", "r1", clock.instant().plusSeconds(86400)));
    }

    @Test
    @Shows({"D002-28", "D004-26"})
    void twoProcessesThatFindTheTokenExpiredRefreshItOnce() throws Exception {
        store.save(new Tokens("a0", "r0", clock.instant()));
        CountDownLatch refreshing = new CountDownLatch(1);
        CountDownLatch secondWaits = new CountDownLatch(1);
        server = (route, arguments, body) -> {
            refreshing.countDown();
            await(secondWaits);
            return grant(route, arguments, body);
        };
        OAuthTokens one = tokens(settings("", "", ""));
        OAuthTokens other = new OAuthTokens(settings("", "", ""), store, this::call, clock, HOST, () -> {
            secondWaits.countDown();
            Thread.yield();
        });

        CompletableFuture<String> first = CompletableFuture.supplyAsync(one::current);
        await(refreshing);
        CompletableFuture<String> second = CompletableFuture.supplyAsync(other::current);

        assertThat(first.get(5, TimeUnit.SECONDS)).isEqualTo("a1");
        assertThat(second.get(5, TimeUnit.SECONDS)).isEqualTo("a1");
        assertThat(asked).containsExactly("r0");
    }

    @Test
    @Shows("D002-28")
    void manyThreadsOfOneProcessRefreshOnce() {
        store.save(new Tokens("a0", "r0", clock.instant()));
        OAuthTokens tokens = tokens(settings("", "", ""));

        List<CompletableFuture<String>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(CompletableFuture.supplyAsync(tokens::current));
        }

        assertThat(all).allSatisfy(one -> assertThat(one.join()).isEqualTo("a1"));
        assertThat(asked).hasSize(1);
    }

    @Test
    void aRefusedTokenIsRenewedAlthoughItLooksFresh() {
        store.save(new Tokens("a0", "r0", clock.instant().plusSeconds(86400)));
        OAuthTokens tokens = tokens(settings("", "", ""));

        assertThat(tokens.current()).isEqualTo("a0");
        assertThat(tokens.renew("a0")).isTrue();
        assertThat(tokens.current()).isEqualTo("a1");
        assertThat(tokens.renew("a0"))
                .as("somebody else's refusal of the old one")
                .isTrue();
        assertThat(asked).hasSize(1);
    }

    @Test
    @Shows("D002-28")
    void aNewPairIsStoredBeforeItIsUsedAndSurvivesAFailureOfTheStore() {
        store.save(new Tokens("a0", "r0", clock.instant()));
        OAuthTokens tokens = tokens(settings("", "", ""));
        store.failing = true;

        assertThatThrownBy(tokens::current).hasMessage("store is away");
        store.failing = false;

        assertThat(tokens.current()).isEqualTo("a1");
        assertThat(store.load()).map(Tokens::refreshToken).contains("r1");
        assertThat(asked).as("the refresh token works only once").hasSize(1);
    }

    @Test
    void aRevokedRefreshTokenMayMeanThatAnotherProcessWasQuicker() {
        store.save(new Tokens("a0", "r0", clock.instant()));
        server = (route, arguments, body) -> {
            store.save(new Tokens("a9", "r9", clock.instant().plusSeconds(86400)));
            throw revoked();
        };

        assertThat(tokens(settings("", "", "")).current()).isEqualTo("a9");
    }

    @Test
    void aRevokedRefreshTokenStopsEverythingAndIsNotTriedAgain() {
        store.save(new Tokens("a0", "r0", clock.instant()));
        alive = "another";
        OAuthTokens tokens = tokens(settings("", "", ""));

        assertThatThrownBy(tokens::current)
                .isInstanceOf(Blocked.class)
                .hasMessageContaining("connect the integration again");
        assertThatThrownBy(tokens::current).isInstanceOf(Blocked.class);
        assertThat(asked).hasSize(1);

        store.save(new Tokens("a5", "r5", clock.instant().plusSeconds(86400)));
        assertThat(tokens.current()).as("the operator connected it again").isEqualTo("a5");
    }

    @Test
    void theLastMinutesOfATokenAreUsedWhileTheRefreshIsBusy() {
        store.save(new Tokens("a0", "r0", clock.instant().plusSeconds(60)));
        server = (route, arguments, body) -> {
            throw new Busy("later", true);
        };
        OAuthTokens tokens = tokens(settings("", "", ""));

        assertThat(tokens.current()).isEqualTo("a0");
        assertThat(tokens.current()).isEqualTo("a0");
        assertThat(asked).as("not with every call").hasSize(1);
        clock.move(Duration.ofMinutes(1));
        assertThatThrownBy(tokens::current)
                .isInstanceOfSatisfying(
                        Busy.class, busy -> assertThat(busy.maybeApplied()).isFalse());
    }

    @Test
    void theLastMinutesOfATokenAreUsedWhileAnotherProcessRefreshes() {
        store.save(new Tokens("a0", "r0", clock.instant().plusSeconds(60)));
        store.tryRefresh(Duration.ofSeconds(30));

        assertThat(tokens(settings("", "", "")).current()).isEqualTo("a0");
    }

    @Test
    void aRefresherThatNeverEndsIsNotWaitedForForEver() {
        store.save(new Tokens("a0", "r0", clock.instant()));
        store.tryRefresh(Duration.ofSeconds(30));
        OAuthTokens tokens = new OAuthTokens(
                settings("", "", ""), store, this::call, clock, HOST, () -> clock.move(Duration.ofSeconds(10)));

        assertThatThrownBy(tokens::current).isInstanceOf(Busy.class);
    }

    @Test
    void theCodeIsExchangedOnceAndNeverWhereAPairIsStored() {
        OAuthSettings settings = settings("code-1", "", "");

        assertThat(tokens(settings).current()).isEqualTo("a1");
        assertThat(tokens(settings).current()).isEqualTo("a1");
        assertThat(asked).containsExactly("code-1");
    }

    @Test
    @Shows("F52")
    void theCodeIsFoundInTheRedirectUrl() {
        tokens(settings("https://sync.test/cb?code=code%2D1&referer=acme.amocrm.ru&state=x", "", ""))
                .current();

        assertThat(asked).containsExactly("code-1");
    }

    @Test
    void aCodeOfAnotherAccountIsNotSent() {
        OAuthTokens tokens = tokens(settings("https://sync.test/cb?code=c&referer=other.amocrm.ru", "", ""));

        assertThatThrownBy(tokens::current).isInstanceOf(Blocked.class).hasMessageContaining("other.amocrm.ru");
        assertThat(asked).isEmpty();
    }

    @Test
    void aRefusedCodeIsNotSentAgain() {
        server = (route, arguments, body) -> {
            throw revoked();
        };
        OAuthTokens tokens = tokens(settings("code-1", "", ""));

        assertThatThrownBy(tokens::current).isInstanceOf(Blocked.class).hasMessageNotContaining("code-1");
        assertThatThrownBy(tokens::current).isInstanceOf(Blocked.class);
        assertThat(asked).hasSize(1);
    }

    @Test
    void theFirstPairCanComeFromTheSettings() {
        assertThat(tokens(settings("", "a0", "r0")).current()).isEqualTo("a0");
        assertThat(store.load()).map(Tokens::refreshToken).contains("r0");
    }

    @Test
    void withoutAnyTokenAPersonHasToAct() {
        assertThatThrownBy(tokens(settings("", "", ""))::current)
                .isInstanceOf(Blocked.class)
                .hasMessageContaining("AMO_AUTH_CODE");
    }

    @Test
    void aNewConsentReplacesWhatIsStored() {
        store.save(new Tokens("a0", "dead", clock.instant()));
        OAuthTokens tokens = tokens(settings("", "", ""));

        tokens.exchange("code-2");

        assertThat(tokens.current()).isEqualTo("a1");
        assertThat(asked).containsExactly("code-2");
    }

    @Test
    void aPairThatTheAccountDoesNotTakeIsNotKept() {
        store.save(new Tokens("a0", "r0", clock.instant().plusSeconds(3600)));
        OAuthTokens tokens = tokens(settings("", "", ""));
        account = (route, arguments, body) -> {
            throw new Blocked("the token is refused");
        };

        assertThatThrownBy(() -> tokens.exchange("code", "acme.amocrm.ru"))
                .isInstanceOf(Blocked.class)
                .hasMessageContaining("not of the account that AMO_BASE_URL names")
                .hasMessageNotContaining("a1");

        assertThat(checked).containsExactly("a1");
        assertThat(tokens.current()).isEqualTo("a0");
    }

    @Test
    void aTokenThatNamesAnotherAccountIsNotKept() {
        String claims = java.util.Base64.getUrlEncoder().encodeToString("{\"account_id\":8}".getBytes());
        server = (route, arguments, body) -> Json.object()
                .put("access_token", "h." + claims + ".s")
                .put("refresh_token", "r1")
                .put("expires_in", 86400);

        assertThatThrownBy(() -> tokens(settings("", "", "")).exchange("code"))
                .isInstanceOf(Blocked.class)
                .hasMessageContaining("not of the account");
        assertThat(store.load()).isEmpty();
    }

    @Test
    void aRedirectOfAnotherAccountOrOfNoneIsRefusedBeforeItsCodeIsUsed() {
        OAuthTokens tokens = tokens(settings("", "", ""));

        assertThatThrownBy(() -> tokens.exchange("code", "other.amocrm.ru"))
                .hasMessageContaining("account other.amocrm.ru");
        assertThatThrownBy(() -> tokens.exchange("code", "")).hasMessageContaining("does not name its account");
        assertThat(asked).isEmpty();
    }

    @Test
    void aCodeWhoseTokensCouldNotBeCheckedWorksOnceMore() {
        OAuthTokens tokens = tokens(settings("", "", ""));
        Remote well = account;
        account = (route, arguments, body) -> {
            throw new Busy("503", false);
        };
        assertThatThrownBy(() -> tokens.exchange("code")).isInstanceOf(Busy.class);
        assertThat(store.load()).isEmpty();

        account = well;
        tokens.exchange("code");

        assertThat(asked).containsExactly("code");
        assertThat(tokens.current()).isEqualTo("a1");
    }

    @Test
    void consentIsGivenOnThePageOfTheAccountsOwnDomain() {
        assertThat(tokens(settings("", "", "")).consentUrl("a.b"))
                .isEqualTo("https://www.amocrm.ru/oauth?client_id=id&state=a.b&mode=popup");
    }

    private OAuthTokens tokens(OAuthSettings settings) {
        return new OAuthTokens(settings, store, this::call, clock, HOST, Thread::yield);
    }

    private static OAuthSettings settings(String code, String access, String refresh) {
        return new OAuthSettings("id", "secret", "https://sync.test/cb", code, access, refresh);
    }

    private JsonNode call(String route, java.util.Map<String, Object> arguments, JsonNode body) {
        if (route.equals("amocrm-token-account")) {
            checked.add(String.valueOf(arguments.get("newToken")));
            return account.call(route, arguments, body);
        }
        asked.add(body.path("refresh_token").asText(body.path("code").asText()));
        return server.call(route, arguments, body);
    }

    private synchronized JsonNode grant(String route, java.util.Map<String, Object> arguments, JsonNode body) {
        if (body.has("refresh_token") && !body.path("refresh_token").asText().equals(alive)) {
            throw revoked();
        }
        pairs++;
        alive = "r" + pairs;
        return Json.object()
                .put("access_token", "a" + pairs)
                .put("refresh_token", alive)
                .put("expires_in", 86400);
    }

    private static Rejected revoked() {
        return new Rejected("revoked", List.of(new Fault("", "", "Token has been revoked", "")));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** A clock that stands until it is moved. */
    private static final class MovableClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-21T00:00:00Z");

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return java.time.ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
