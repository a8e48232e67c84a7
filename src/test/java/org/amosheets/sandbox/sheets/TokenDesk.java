package org.amosheets.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Hands out access tokens for signed assertions of the service account, and knows whose a token is. */
final class TokenDesk {

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    /** The Google library addresses its assertions to this, whatever the key file's token_uri says. */
    private static final String GOOGLE_AUDIENCE = "https://oauth2.googleapis.com/token";

    private static final Set<String> SCOPES = Set.of(
            "https://www.googleapis.com/auth/spreadsheets",
            "https://www.googleapis.com/auth/drive",
            "https://www.googleapis.com/auth/drive.file");

    private record Issued(String user, long endsAtMs) {}

    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message, null, false, false);
        }
    }

    private final Map<String, Issued> tokens = new ConcurrentHashMap<>();
    private final Set<String> accounts = ConcurrentHashMap.newKeySet();
    private final Duration lifetime;

    TokenDesk(Duration lifetime) {
        this.lifetime = lifetime;
    }

    void addAccount(String email) {
        accounts.add(email);
    }

    void revokeAll() {
        tokens.clear();
    }

    /** @param tokenUri what the assertion must be addressed to */
    Answer answer(Call call, String tokenUri) {
        Map<String, List<String>> form = new LinkedHashMap<>();
        Call.addParams(form, call.body());
        try {
            String grant = first(form, "grant_type");
            if (!grant.equals(GRANT)) {
                return refusal("unsupported_grant_type", "Invalid grant_type: " + grant);
            }
            String user = user(first(form, "assertion"), tokenUri);
            String token = "ya29.sandbox-" + UUID.randomUUID();
            tokens.put(token, new Issued(user, System.currentTimeMillis() + lifetime.toMillis()));
            return Answer.ok(out -> {
                out.put("access_token", token);
                out.put("expires_in", (int) lifetime.toSeconds());
                out.put("token_type", "Bearer");
            });
        } catch (Refused e) {
            String message = e.getMessage();
            return refusal("invalid_grant", message == null ? "" : message);
        }
    }

    private static Answer refusal(String error, String description) {
        return new Answer(400, out -> {
            out.put("error", error);
            out.put("error_description", description);
        });
    }

    private static String first(Map<String, List<String>> form, String name) {
        List<String> values = form.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    private String user(String jwt, String tokenUri) throws Refused {
        String[] parts = jwt.split("\\.", -1);
        if (parts.length != 3) {
            throw new Refused("Bad Request");
        }
        try {
            JsonNode header = part(parts[0]);
            JsonNode claims = part(parts[1]);
            byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
            if (!header.path("alg").asText().equals("RS256")
                    || !ServiceAccount.signed(parts[0] + "." + parts[1], signature)) {
                throw new Refused("Invalid JWT Signature.");
            }
            check(claims, tokenUri);
            return claims.path("iss").asText();
        } catch (IOException | IllegalArgumentException e) {
            throw new Refused("Bad Request");
        }
    }

    private void check(JsonNode claims, String tokenUri) throws Refused {
        long now = System.currentTimeMillis() / 1000;
        if (claims.path("exp").asLong() <= now || claims.path("iat").asLong() > now + 300) {
            throw new Refused("Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable"
                    + " timeframe. Check your iat and exp values in the JWT claim.");
        }
        if (!accounts.contains(claims.path("iss").asText())) {
            throw new Refused("Invalid grant: account not found");
        }
        String audience = claims.path("aud").asText();
        if (!audience.equals(tokenUri) && !audience.equals(GOOGLE_AUDIENCE)) {
            throw new Refused("Invalid JWT: Failed audience check.");
        }
        if (List.of(claims.path("scope").asText().split(" ", -1)).stream().noneMatch(SCOPES::contains)) {
            throw new Refused("Invalid OAuth scope or ID token audience provided.");
        }
    }

    private static JsonNode part(String encoded) throws IOException {
        return new ObjectMapper().readTree(new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8));
    }

    /** Whose token it is. */
    String user(String bearer) {
        @Nullable Issued issued = tokens.get(bearer);
        if (issued == null || issued.endsAtMs() <= System.currentTimeMillis()) {
            throw ApiError.of(
                    401,
                    "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or"
                            + " other valid authentication credential. See"
                            + " https://developers.google.com/identity/sign-in/web/devconsole-project.");
        }
        return issued.user();
    }
}
