package org.amosheets.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The states of consents that an operator started. Each works once and for ten minutes; kept per account, as digests, so
 * that reading Redis gives nobody one.
 */
public final class OAuthStates {

    static final Duration LIFE = Duration.ofMinutes(10);

    private static final Pattern STATE = Pattern.compile("([A-Za-z0-9_-]{16})\\.([A-Za-z0-9_-]{43})");

    private final Redis redis;
    private final Keys keys;
    private final SecureRandom random = new SecureRandom();

    OAuthStates(Redis redis, Keys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /** A new state. */
    public String mint() {
        String name = random(12);
        String secret = random(32);
        redis.call("keep the state of a consent", () -> {
            redis.text(key(name)).set(digest(secret), LIFE);
            return true;
        });
        return name + "." + secret;
    }

    /** Whether this state was minted and is used for the first time; it is used up then, and so by a wrong secret. */
    public boolean use(String state) {
        Matcher parts = STATE.matcher(state);
        if (!parts.matches()) {
            return false;
        }
        @Nullable
        String kept = redis.call(
                "use the state of a consent",
                () -> redis.text(key(parts.group(1))).getAndDelete());
        return kept != null
                && MessageDigest.isEqual(
                        kept.getBytes(StandardCharsets.UTF_8),
                        digest(parts.group(2)).getBytes(StandardCharsets.UTF_8));
    }

    private String key(String name) {
        return keys.ofAccount("oauth-state:" + name);
    }

    private String random(int bytes) {
        byte[] random = new byte[bytes];
        this.random.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
