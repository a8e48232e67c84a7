package org.amosheets.sandbox.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Tokens: a long-lived one, codes, and pairs whose refresh token dies at its first use. */
public final class OAuth {

    private static final Duration CODE_LIFETIME = Duration.ofMinutes(20);

    private final Settings settings;
    private final Clock clock;
    private final Client client;
    private final Set<String> longLived = new HashSet<>();
    private final Map<String, Long> accessTokens = new HashMap<>();
    private final Map<String, Boolean> refreshTokens = new HashMap<>();
    private final Map<String, Code> codes = new HashMap<>();
    private final String baseUrl;
    private int grants;

    OAuth(Settings settings, Clock clock, Client client, String token, String baseUrl) {
        this.settings = settings;
        this.clock = clock;
        this.client = client;
        this.baseUrl = baseUrl;
        longLived.add(token);
    }

    /** The integration that the fake knows. */
    public record Client(String id, String secret, String redirectUri) {}

    /** A pair of tokens as the fake issued it. */
    public record Pair(String accessToken, String refreshToken, long expiresIn) {}

    private record Code(long issuedAt, boolean used) {}

    public Client client() {
        return client;
    }

    /** A code as the consent page would hand out. */
    public synchronized String issueCode() {
        String code = "def50200" + UUID.randomUUID().toString().replace("-", "");
        codes.put(code, new Code(now(), false));
        return code;
    }

    /** A pair out of the blue, for tests that start in the middle. */
    public synchronized Pair issuePair() {
        return pair();
    }

    /** Makes every access token of a pair expire now. */
    public synchronized void expireAccessTokens() {
        accessTokens.replaceAll((token, expiry) -> 0L);
    }

    /** The administrator takes away the integration's access: no token works any more. */
    public synchronized void revokeAll() {
        longLived.clear();
        accessTokens.clear();
        refreshTokens.replaceAll((token, alive) -> false);
    }

    /** How many pairs were issued over HTTP. */
    public synchronized int grants() {
        return grants;
    }

    synchronized boolean knows(String token) {
        return longLived.contains(token) || accessTokens.getOrDefault(token, 0L) > now();
    }

    void register(Router router) {
        router.on("POST", "/oauth2/access_token", this::grant);
    }

    private synchronized Reply grant(Call call) {
        JsonNode body = call.body().isObject() ? call.body() : form(call);
        if (!body.path("client_id").asText().equals(client.id())) {
            return refusal(400, "Check the `client_id` parameter");
        }
        if (!body.path("client_secret").asText().equals(client.secret())) {
            return refusal(400, "Check the `client_secret` parameter");
        }
        if (!body.path("redirect_uri").asText().equals(client.redirectUri())) {
            return refusal(400, "Redirect URI is not associated with client");
        }
        return switch (body.path("grant_type").asText()) {
            case "authorization_code" -> byCode(body.path("code").asText());
            case "refresh_token" -> byRefreshToken(body.path("refresh_token").asText());
            default -> refusal(400, "Check the `grant_type` parameter");
        };
    }

    private Reply byCode(String text) {
        Code code = codes.get(text);
        if (code == null) {
            return refusal(400, "Cannot decrypt the authorization code");
        }
        if (code.used()) {
            return refusal(400, "Authorization code has been revoked");
        }
        if (now() - code.issuedAt() > CODE_LIFETIME.toSeconds()) {
            return refusal(400, "Authorization code has expired");
        }
        codes.put(text, new Code(code.issuedAt(), true));
        return granted();
    }

    private Reply byRefreshToken(String token) {
        Boolean alive = refreshTokens.get(token);
        if (alive == null) {
            return refusal(400, "Invalid refresh token");
        }
        if (!alive) {
            return refusal(401, "Token has been revoked");
        }
        refreshTokens.put(token, false);
        return granted();
    }

    private Reply granted() {
        grants++;
        Pair pair = pair();
        ObjectNode json = Json.object().put("token_type", "Bearer").put("expires_in", pair.expiresIn());
        json.put("server_time", now());
        json.put("access_token", pair.accessToken()).put("refresh_token", pair.refreshToken());
        return new Reply(200, "application/json", Json.bytes(json), 1);
    }

    private Pair pair() {
        long lifetime = settings.accessTokenLifetime.toSeconds();
        String access = jwt(now() + lifetime);
        String refresh = "def50200" + UUID.randomUUID().toString().replace("-", "");
        accessTokens.put(access, now() + lifetime);
        refreshTokens.put(refresh, true);
        return new Pair(access, refresh, lifetime);
    }

    /** Clients read the expiry from the token itself, so it has to look like one. */
    private String jwt(long expiry) {
        ObjectNode header = Json.object().put("typ", "JWT").put("alg", "RS256");
        ObjectNode claims = Json.object()
                .put("aud", client.id())
                .put("jti", UUID.randomUUID().toString());
        claims.put("iat", now()).put("nbf", now()).put("exp", expiry);
        claims.put("sub", Long.toString(SampleAccount.ADMIN)).put("account_id", SampleAccount.ACCOUNT_ID);
        claims.put("base_domain", "amocrm.ru").put("api_domain", baseUrl.replaceFirst("^https?://", ""));
        claims.put("version", 2).putArray("scopes").add("crm").add("notifications");
        return base64(Json.bytes(header)) + "." + base64(Json.bytes(claims)) + "."
                + base64("not signed".getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static JsonNode form(Call call) {
        ObjectNode json = Json.object();
        Query.parse(call.text()).parameters().forEach(parameter -> json.put(parameter.key(), parameter.value()));
        return json;
    }

    private static Reply refusal(int status, String hint) {
        ObjectNode json = Json.object().put("hint", hint).put("title", "Некорректный запрос");
        json.put("type", "https://developers.amocrm.ru/v3/errors/OAuthProblemJson");
        json.put("status", status).put("detail", "В запросе отсутствует ряд параметров или параметры невалидны");
        return new Reply(status, "application/json", Json.bytes(json), 0);
    }

    private long now() {
        return clock.millis() / 1000;
    }
}
