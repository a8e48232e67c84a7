package org.amosheets.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Reads what a token says of itself. The signature is amoCRM's to check. */
final class JsonWebToken {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonWebToken() {}

    static boolean looksLikeOne(String text) {
        return text.startsWith("eyJ") && text.split("\\.", -1).length == 3;
    }

    /** Empty where the text is no JSON web token or names no expiry. */
    static Optional<Instant> expiry(Secret token) {
        if (!looksLikeOne(token.value())) {
            return Optional.empty();
        }
        try {
            byte[] payload = Base64.getUrlDecoder().decode(token.value().split("\\.", -1)[1]);
            JsonNode exp = JSON.readTree(payload).path("exp");
            return exp.isNumber() ? Optional.of(Instant.ofEpochSecond(exp.asLong())) : Optional.empty();
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
