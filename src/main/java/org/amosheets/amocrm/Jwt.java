package org.amosheets.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Reads amoCRM's access tokens, which are JWTs, without checking them: the check is amoCRM's. */
public final class Jwt {

    private Jwt() {}

    /** When the token expires by its own word; empty where it does not say. */
    public static Optional<Instant> expiry(String token) {
        return claim(token, "exp").filter(exp -> exp < Integer.MAX_VALUE * 100L).map(Instant::ofEpochSecond);
    }

    /** The id of the account that the token is of, by its own word; empty where it does not say. */
    static Optional<Long> accountId(String token) {
        return claim(token, "account_id");
    }

    /** Whether the token says that it is of another integration. */
    static boolean isOfAnother(String token, String clientId) {
        JsonNode audience = claims(token).path("aud");
        return audience.isTextual() && !audience.asText().equals(clientId);
    }

    private static Optional<Long> claim(String token, String name) {
        long value = claims(token).path(name).asLong(0);
        return value > 0 ? Optional.of(value) : Optional.empty();
    }

    private static JsonNode claims(String token) {
        String[] parts = token.strip().split("\\.", -1);
        if (parts.length != 3) {
            return Json.object();
        }
        try {
            return Json.read(Base64.getUrlDecoder().decode(parts[1]));
        } catch (IllegalArgumentException | IOException notJwt) {
            return Json.object();
        }
    }
}
