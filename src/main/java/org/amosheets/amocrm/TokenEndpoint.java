package org.amosheets.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.amosheets.amocrm.TokenStore.Tokens;

/** {@code POST /oauth2/access_token} ("Step by step" of amoCRM's OAuth docs). */
final class TokenEndpoint {

    /** How long an access token lives where neither it nor the answer says. */
    static final Duration USUAL_LIFE = Duration.ofDays(1);

    private final OAuthSettings settings;
    private final Remote remote;
    private final Clock clock;

    TokenEndpoint(OAuthSettings settings, Remote remote, Clock clock) {
        this.settings = settings;
        this.remote = remote;
        this.clock = clock;
    }

    Tokens byCode(String code) {
        return call("authorization_code", "code", code);
    }

    /**
     * Refuses a token that is not of the account which the calls go to.
     *
     * @throws AmoCrmException.Blocked where it is not
     */
    void checkAccount(Tokens tokens) {
        JsonNode account;
        try {
            account = remote.call("amocrm-token-account", Map.of("newToken", tokens.accessToken()));
        } catch (AmoCrmException.Blocked | AmoCrmException.Rejected refused) {
            throw foreign();
        }
        long id = account.path("id").asLong(0);
        if (id == 0
                || Jwt.accountId(tokens.accessToken()).filter(own -> own != id).isPresent()) {
            throw foreign();
        }
    }

    private static AmoCrmException.Blocked foreign() {
        return new AmoCrmException.Blocked("Tried to take amoCRM's tokens but they are not of the account that"
                + " AMO_BASE_URL names; give consent in that account. Nothing was kept.");
    }

    Tokens byRefreshToken(String refreshToken) {
        return call("refresh_token", "refresh_token", refreshToken);
    }

    private Tokens call(String grant, String name, String value) {
        ObjectNode request = Json.object()
                .put("client_id", settings.clientId())
                .put("client_secret", settings.clientSecret())
                .put("grant_type", grant)
                .put(name, value)
                .put("redirect_uri", settings.redirectUri());
        JsonNode answer = remote.call("amocrm-token", Map.of(), request);
        String access = Json.text(answer.path("access_token"));
        String refresh = Json.text(answer.path("refresh_token"));
        if (access.isEmpty() || refresh.isEmpty()) {
            throw new AmoCrmException.Busy(
                    "Tried to get a new token but amoCRM's answer held no pair; the service tries again.", true);
        }
        return new Tokens(
                access, refresh, expiry(access, answer.path("expires_in").asLong(0)));
    }

    /** The life in seconds comes first: unlike the token's own expiry it does not suffer from a clock that is wrong. */
    private Instant expiry(String access, long lifeSeconds) {
        Instant now = clock.instant();
        return lifeSeconds > 0
                ? now.plusSeconds(lifeSeconds)
                : Jwt.expiry(access).orElse(now.plus(USUAL_LIFE));
    }
}
