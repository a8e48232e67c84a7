package org.amosheets.amocrm;

/**
 * What the operator set for OAuth; absent ones are empty. The text form hides all secrets.
 *
 * @param redirectUri exactly as in the integration's settings
 * @param authCode first run only: the code, or the whole redirect URL that carries it
 * @param accessToken first pair only
 * @param refreshToken first pair only
 */
public record OAuthSettings(
        String clientId,
        String clientSecret,
        String redirectUri,
        String authCode,
        String accessToken,
        String refreshToken) {

    @Override
    public String toString() {
        return "OAuthSettings[clientId=" + clientId + ", redirectUri=" + redirectUri + "]";
    }
}
