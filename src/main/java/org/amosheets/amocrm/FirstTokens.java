package org.amosheets.amocrm;

import java.time.Clock;
import org.amosheets.amocrm.AmoCrmException.Blocked;
import org.amosheets.amocrm.AmoCrmException.Rejected;
import org.amosheets.amocrm.TokenStore.Tokens;
import org.jspecify.annotations.Nullable;

/** Where the first pair comes from: the settings' own pair, or their code, which works once and for 20 minutes. */
final class FirstTokens {

    private final OAuthSettings settings;
    private final TokenEndpoint endpoint;
    private final Clock clock;
    private final String host;
    private boolean codeUsed;
    private @Nullable Tokens unchecked;
    private String uncheckedCode = "";

    FirstTokens(OAuthSettings settings, TokenEndpoint endpoint, Clock clock, String host) {
        this.settings = settings;
        this.endpoint = endpoint;
        this.clock = clock;
        this.host = host;
    }

    /** The first pair, not stored yet. */
    Tokens get() {
        return settings.accessToken().isBlank() || settings.refreshToken().isBlank() ? bySettingsCode() : given();
    }

    Tokens byCode(String codeOrRedirectUrl) {
        AuthCode code = AuthCode.of(codeOrRedirectUrl);
        if (!code.host().isEmpty() && !code.host().equals(host)) {
            throw new Blocked("Tried to get amoCRM's tokens but the code is of the account " + code.host() + ", not of "
                    + host + "; give consent in the account that AMO_BASE_URL names.");
        }
        try {
            // A code works once: where only the check fails, its tokens are kept for the next try with it.
            Tokens tokens =
                    unchecked != null && code.code().equals(uncheckedCode) ? unchecked : endpoint.byCode(code.code());
            unchecked = tokens;
            uncheckedCode = code.code();
            endpoint.checkAccount(tokens);
            unchecked = null;
            return tokens;
        } catch (Rejected rejected) {
            throw new Blocked(rejected.getMessage()
                    + "; give consent in amoCRM again (a code works once and for 20 minutes) and pass the new redirect"
                    + " URL.");
        }
    }

    private Tokens given() {
        String access = settings.accessToken().strip();
        return new Tokens(
                access,
                settings.refreshToken().strip(),
                Jwt.expiry(access).orElse(clock.instant().plus(TokenEndpoint.USUAL_LIFE)));
    }

    private Tokens bySettingsCode() {
        if (settings.authCode().isBlank() || codeUsed) {
            throw new Blocked(
                    "Tried to call amoCRM but there is no token; set AMO_LONG_LIVED_TOKEN, or give consent and"
                            + " pass the redirect URL in AMO_AUTH_CODE or to POST /oauth/exchange.");
        }
        try {
            Tokens tokens = byCode(settings.authCode());
            codeUsed = true;
            return tokens;
        } catch (Blocked refused) {
            codeUsed = true; // amoCRM would only refuse it again
            throw refused;
        }
    }
}
