package org.amosheets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways into amoCRM. */
class AmoCrmAuthTests {

    private static final String LONG = Env.token(Duration.ofDays(49));
    private static final String SHORT = Env.token(Duration.ofDays(1));

    private static Env noAuth() {
        return Env.complete().without("AMO_LONG_LIVED_TOKEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AMO_LONG_LIVED_TOKEN", "AMOCRM_INTEGRATION_TOKEN"})
    void aLongLivedTokenIsEnough(String name) {
        assertThat(noAuth().with(name, "t").settings().amoCrm().auth())
                .isEqualTo(new AmoCrmAuth.LongLivedToken(new Secret("t")));
    }

    @Test
    void aLongLivedTokenWinsOverOAuth() {
        assertThat(Env.oauth()
                        .with("AMO_LONG_LIVED_TOKEN", LONG)
                        .settings()
                        .amoCrm()
                        .auth())
                .isEqualTo(new AmoCrmAuth.LongLivedToken(new Secret(LONG)));
    }

    @Test
    void anExpiredLongLivedTokenIsAFault() {
        ConfigurationException failure = noAuth().with("AMO_LONG_LIVED_TOKEN", Env.token(Duration.ofSeconds(-1)))
                .failure();

        assertThat(failure.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.variable()).isEqualTo("AMO_LONG_LIVED_TOKEN");
            assertThat(fault.problem()).isEqualTo("expired at 2026-01-10T11:59:59Z");
        });
    }

    @Test
    @Shows("D000-14")
    void aLongLivedTokenNearItsEndIsWarnedOf() {
        assertThat(noAuth().with("AMO_LONG_LIVED_TOKEN", SHORT).notices())
                .singleElement()
                .asString()
                .startsWith("Warning: AMO_LONG_LIVED_TOKEN expires at 2026-01-11T12:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AMO_ACCESS_TOKEN", "AMOCRM_ACCESS_TOKEN"})
    @Shows("F51")
    void anAccessTokenAloneIsLongLivedIfItsOwnExpiryIsFarOff(String name) {
        Env env = noAuth().with(name, LONG);

        assertThat(env.settings().amoCrm().auth()).isEqualTo(new AmoCrmAuth.LongLivedToken(new Secret(LONG)));
        assertThat(env.notices()).anyMatch(notice -> notice.startsWith(name + " is used as a long-lived token"));
    }

    @Test
    void anAccessTokenWithAClientButNothingToRenewItIsJudgedTheSame() {
        assertThat(Env.oauth()
                        .with("AMOCRM_ACCESS_TOKEN", LONG)
                        .settings()
                        .amoCrm()
                        .auth())
                .isEqualTo(new AmoCrmAuth.LongLivedToken(new Secret(LONG)));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 24, 47, 48})
    void anAccessTokenAloneThatEndsWithinTwoDaysIsAFault(long hours) {
        ConfigurationException failure = noAuth().with("AMO_ACCESS_TOKEN", Env.token(Duration.ofHours(hours)))
                .failure();

        assertThat(failure.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.variable()).isEqualTo("AMO_ACCESS_TOKEN");
            assertThat(fault.fix()).contains("AMO_LONG_LIVED_TOKEN", "AMO_REFRESH_TOKEN", "AMO_CLIENT_ID");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "opaque",
                "eyJ.e30.x",
                "eyJhbGciOiJub25lIn0.!!!.x",
                "eyJhbGciOiJub25lIn0.bm8ganNvbg.x",
                "eyJhbGciOiJub25lIn0.eyJleHAiOjFlMTAwfQ.x"
            })
    void anAccessTokenAloneThatTellsNoExpiryIsAFault(String token) {
        assertThat(noAuth().with("AMOCRM_ACCESS_TOKEN", token).namesAtFault()).containsExactly("AMOCRM_ACCESS_TOKEN");
    }

    @Test
    void anOAuthClientAloneIsEnoughBecauseTokensMayBeStoredAlready() {
        assertThat(Env.oauth().settings().amoCrm().auth()).isInstanceOfSatisfying(AmoCrmAuth.OAuth.class, oauth -> {
            assertThat(oauth.clientId()).isEqualTo("client");
            assertThat(oauth.clientSecret()).isEqualTo(new Secret("s3cret"));
            assertThat(oauth.redirectUri()).hasToString("https://example.com/oauth/callback");
            assertThat(oauth.authCode()).isEmpty();
            assertThat(oauth.accessToken()).isEmpty();
            assertThat(oauth.refreshToken()).isEmpty();
        });
    }

    @Test
    void aFirstPairOfTokensIsKept() {
        Env env = Env.oauth().with("AMO_ACCESS_TOKEN", LONG).with("AMO_REFRESH_TOKEN", "def502");

        assertThat(env.settings().amoCrm().auth()).isInstanceOfSatisfying(AmoCrmAuth.OAuth.class, oauth -> {
            assertThat(oauth.accessToken()).contains(new Secret(LONG));
            assertThat(oauth.refreshToken()).contains(new Secret("def502"));
        });
    }

    @Test
    void aShortAccessTokenThatNothingRenewsIsLeftOutWithAWarning() {
        Env env = Env.oauth().with("AMO_ACCESS_TOKEN", SHORT);

        assertThat(env.settings().amoCrm().auth())
                .isInstanceOfSatisfying(
                        AmoCrmAuth.OAuth.class,
                        oauth -> assertThat(oauth.accessToken()).isEmpty());
        assertThat(env.notices()).singleElement().asString().startsWith("Warning: AMO_ACCESS_TOKEN is not used");
    }

    @Test
    void halfAnOAuthClientNamesTheMissingHalf() {
        assertThat(Env.oauth().without("AMO_CLIENT_SECRET", "AMO_REDIRECT_URI").namesAtFault())
                .containsExactly("AMO_CLIENT_SECRET", "AMO_REDIRECT_URI");
        assertThat(noAuth().with("AMO_ACCESS_TOKEN", SHORT)
                        .with("AMO_REFRESH_TOKEN", "def502")
                        .namesAtFault())
                .containsExactly("AMO_CLIENT_ID", "AMO_CLIENT_SECRET", "AMO_REDIRECT_URI");
    }

    @ParameterizedTest
    @CsvSource({"AMO_REDIRECT_URL", "AMOCRM_REDIRECT_URL", "AMOCRM_REDIRECT_URI"})
    void olderNamesOfTheRedirectUrlAreRead(String alias) {
        Env env = Env.oauth().without("AMO_REDIRECT_URI").with(alias, "https://old.example.com/cb");

        assertThat(env.settings().amoCrm().auth())
                .isInstanceOfSatisfying(
                        AmoCrmAuth.OAuth.class,
                        oauth -> assertThat(oauth.redirectUri()).hasToString("https://old.example.com/cb"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "def50200abc",
                "https://example.com/oauth/callback?code=def50200abc&state=1&referer=x.amocrm.ru",
                "https://example.com/?state=1&code=def50200abc#x"
            })
    void theAuthCodeMayBeGivenInsideItsUrl(String text) {
        assertThat(Env.oauth().with("AMO_AUTH_CODE", text).settings().amoCrm().auth())
                .isInstanceOfSatisfying(
                        AmoCrmAuth.OAuth.class,
                        oauth -> assertThat(oauth.authCode()).contains(new Secret("def50200abc")));
    }

    @Test
    void aUrlWithoutACodeIsAFault() {
        assertThat(Env.oauth()
                        .with("AMO_AUTH_CODE", "https://example.com/?error=access_denied")
                        .namesAtFault())
                .containsExactly("AMO_AUTH_CODE");
    }

    @Test
    @Shows("F52")
    void aTokenInPlaceOfTheAuthCodeIsAFaultThatSaysWhereItBelongs() {
        assertThat(Env.oauth().with("AMO_AUTH_CODE", LONG).failure().faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.fix()).contains("AMO_LONG_LIVED_TOKEN"));
    }

    @Test
    void aTokenBrokenByPastingIsAFault() {
        assertThat(noAuth().with("AMO_LONG_LIVED_TOKEN", "eyJ abc").namesAtFault())
                .containsExactly("AMO_LONG_LIVED_TOKEN");
    }
}
