package org.amosheets.web.console;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in. A session is a cookie that only who knows the operator's token can have made, so that every process
 * with the same token takes it, also after a restart; another token ends them all.
 */
public final class Sessions {

    /** Carries {@link Session#formToken} where the session is used by a program. */
    public static final String TOKEN_HEADER = "X-CSRF-Token";

    /** A working day. */
    static final Duration LIFE = Duration.ofHours(12);

    private static final String NAME = "amo-sheets-sync-session";
    /** Browsers take a cookie of such a name only by https, for this host alone. */
    private static final String SECURE_PREFIX = "__Host-";

    private static final Pattern COOKIE = Pattern.compile("([A-Za-z0-9_-]{22})\\.([0-9]{1,12})\\.([A-Za-z0-9_-]{43})");
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final SecretKeySpec key;
    private final EndedSessions ended;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Sessions(String adminToken, EndedSessions ended, Clock clock) {
        this.key = new SecretKeySpec(adminToken.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        this.ended = ended;
        this.clock = clock;
    }

    /**
     * A person who is signed in.
     *
     * @param until when the session ends, in s since the epoch
     * @param formToken what each form of this session carries
     */
    record Session(String id, long until, String formToken) {}

    /** Whether these cookies let this request pass where the operator's token would. */
    public boolean opens(Map<String, String> cookies, boolean secure, String method, @Nullable String formToken) {
        return of(cookies, secure)
                .filter(session ->
                        READING.contains(method) || (formToken != null && equal(session.formToken(), formToken)))
                .isPresent();
    }

    Optional<Session> of(Map<String, String> cookies, boolean secure) {
        Matcher parts = COOKIE.matcher(cookies.getOrDefault(name(secure), ""));
        if (!parts.matches()) {
            return Optional.empty();
        }
        Session session = session(parts.group(1), Long.parseLong(parts.group(2)));
        boolean ours = equal(signature(session), parts.group(3));
        return ours && session.until() > clock.instant().getEpochSecond() && !ended.has(session.id())
                ? Optional.of(session)
                : Optional.empty();
    }

    Session begin() {
        byte[] id = new byte[16];
        random.nextBytes(id);
        return session(base64(id), clock.instant().plus(LIFE).getEpochSecond());
    }

    private Session session(String id, long until) {
        return new Session(id, until, signed("form " + id));
    }

    void end(Session session) {
        ended.end(
                session.id(),
                Duration.ofSeconds(session.until() - clock.instant().getEpochSecond()));
    }

    boolean isFormToken(Session session, String given) {
        return equal(session.formToken(), given);
    }

    /** The value of the header that sets the session's cookie. */
    String cookie(Session session, boolean secure) {
        String value = session.id() + "." + session.until() + "." + signature(session);
        return name(secure) + "=" + value + "; Max-Age=" + LIFE.toSeconds() + attributes(secure);
    }

    /** The value of the header that takes the session's cookie away. */
    String noCookie(boolean secure) {
        return name(secure) + "=; Max-Age=0" + attributes(secure);
    }

    private static String attributes(boolean secure) {
        return "; Path=/; HttpOnly; SameSite=Strict" + (secure ? "; Secure" : "");
    }

    private static String name(boolean secure) {
        return secure ? SECURE_PREFIX + NAME : NAME;
    }

    private String signature(Session session) {
        return signed("session " + session.id() + " " + session.until());
    }

    private String signed(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return base64(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** In a time that does not tell how much of it is right. */
    static boolean equal(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
