package org.amosheets.amocrm;

import java.time.Clock;
import java.time.Instant;

/** A long-lived token ("Step by step" of amoCRM's OAuth docs: one day to five years, shown once, no refresh). */
final class LongLivedToken implements AccessToken {

    private final String token;
    private final Instant expiresAt;
    private final Clock clock;

    LongLivedToken(String token, Clock clock) {
        this.token = token.strip();
        this.expiresAt = Jwt.expiry(token).orElse(Instant.MAX);
        this.clock = clock;
    }

    @Override
    public String current() {
        if (!clock.instant().isBefore(expiresAt)) {
            throw new AmoCrmException.Blocked("Tried to call amoCRM but the long-lived token expired on " + expiresAt
                    + "; make a new one in the integration's settings and set AMO_LONG_LIVED_TOKEN.");
        }
        return token;
    }

    @Override
    public boolean renew(String refused) {
        return false;
    }
}
