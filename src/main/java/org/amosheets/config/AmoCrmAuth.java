package org.amosheets.config;

import java.net.URI;
import java.util.Optional;

/** How the service proves to amoCRM who it is: a long-lived token, or OAuth 2.0. */
public sealed interface AmoCrmAuth {

    /**
     * A token that needs no renewal.
     *
     * @param token the bearer token
     */
    record LongLivedToken(Secret token) implements AmoCrmAuth {}

    /**
     * OAuth 2.0. Code and tokens serve the first start only; later ones live in Redis, so all three may be absent.
     *
     * @param clientId the integration's id
     * @param clientSecret the integration's secret key
     * @param redirectUri exactly as registered in the integration
     * @param authCode the one-time code, already taken out of a pasted redirect URL
     * @param accessToken first access token; only ever present together with a refresh token
     * @param refreshToken first refresh token
     */
    record OAuth(
            String clientId,
            Secret clientSecret,
            URI redirectUri,
            Optional<Secret> authCode,
            Optional<Secret> accessToken,
            Optional<Secret> refreshToken)
            implements AmoCrmAuth {}
}
