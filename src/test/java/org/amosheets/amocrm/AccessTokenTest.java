package org.amosheets.amocrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.amosheets.amocrm.AmoCrmException.Blocked;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenTest {

    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

    @Test
    @Shows("F51")
    void aLongLivedTokenIsUsedAsItIsAndNeverRenewed() {
        AccessToken token = AccessToken.longLived(" opaque ", clock);

        assertThat(token.current()).isEqualTo("opaque");
        assertThat(token.renew("opaque")).isFalse();
    }

    @Test
    @Shows("D000-14")
    void anExpiredLongLivedTokenIsNotEvenSent() {
        String expired = jwt("{\"exp\":" + (NOW.getEpochSecond() - 1) + "}");

        assertThatThrownBy(AccessToken.longLived(expired, clock)::current)
                .isInstanceOf(Blocked.class)
                .hasMessageContaining("AMO_LONG_LIVED_TOKEN")
                .hasMessageNotContaining(expired);
    }

    @Test
    void aJwtTellsItsExpiry() {
        assertThat(Jwt.expiry(jwt("{\"exp\":1764000000}"))).contains(Instant.ofEpochSecond(1764000000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "opaque", "a.b.c", "..", "e30.e30.e30"})
    void whatIsNoJwtTellsNothing(String token) {
        assertThat(Jwt.expiry(token)).isEmpty();
    }

    @Test
    void secretsStayOutOfTextForms() {
        assertThat(new OAuthSettings("id", "s3cret", "uri", "s3cret", "s3cret", "s3cret").toString())
                .doesNotContain("s3cret");
        assertThat(AuthCode.of("https://a.test/?code=s3cret&referer=Acme.amocrm.ru"))
                .hasToString("AuthCode[host=acme.amocrm.ru]");
    }

    @Test
    void aRefusedConsentIsSaid() {
        assertThatThrownBy(() -> AuthCode.of("https://a.test/?error=access_denied"))
                .isInstanceOf(Blocked.class)
                .hasMessageContaining("refused");
    }

    @ParameterizedTest
    @CsvSource({
        "acme,https://acme.amocrm.ru",
        "acme.kommo.com,https://acme.kommo.com",
        "https://Acme.amocrm.ru/,https://acme.amocrm.ru",
        "http://localhost:8081,http://localhost:8081",
        "http://127.0.0.1:8081/,http://127.0.0.1:8081"
    })
    void anAccountsAddressIsTakenInAnyForm(String set, String url) {
        assertThat(AccountHost.baseUrl(set)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"www.amocrm.ru", "https://WWW.amocrm.ru", "https://", "ftp://a.test", "a b"})
    void whatIsNoAccountsAddressIsRefused(String set) {
        assertThatThrownBy(() -> AccountHost.baseUrl(set)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String jwt(String claims) {
        return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".x";
    }
}
