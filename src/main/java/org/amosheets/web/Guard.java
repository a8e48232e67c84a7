package org.amosheets.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.amosheets.web.console.Sessions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks secrets. A right one always passes, so that nobody can lock out the script or amoCRM by guessing beside them. */
final class Guard {

    static final String SECRET_HEADER = "X-Webhook-Secret";
    static final String TOKEN_PARAMETER = "token";

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final String BEARER = "bearer ";

    private final byte[] webhookSecret;
    private final byte[] adminToken;
    private final GuessLimit guesses;
    private final @Nullable Sessions sessions;

    /** @param sessions of the console; null where there is none */
    Guard(String webhookSecret, String adminToken, GuessLimit guesses, @Nullable Sessions sessions) {
        if (webhookSecret.isBlank() || adminToken.isBlank()) {
            throw new IllegalArgumentException("The webhook secret and the operator's token must not be empty");
        }
        this.webhookSecret = digest(webhookSecret);
        this.adminToken = digest(adminToken);
        this.guesses = guesses;
        this.sessions = sessions;
    }

    /** Lets the request through the door, or throws; returns whether it is the operator's. */
    boolean admit(Door door, Query query, HttpServletRequest request) {
        return switch (door.key()) {
            case NONE -> operator(request) || session(request);
            case OPERATOR -> {
                if (!session(request)) {
                    check(bearer(request), adminToken, request, Problem.noToken());
                }
                yield true;
            }
            case SECRET, SECRET_HEADER -> {
                check(secrets(door, query, request), webhookSecret, request, Problem.noSecret());
                yield false;
            }
        };
    }

    /**
     * Whether this is the operator's token, given to sign in with. A wrong one counts as a guess.
     *
     * @return empty where it is right, else the refusal
     */
    @Nullable
    Problem signIn(String token, HttpServletRequest request) {
        try {
            check(token.isEmpty() ? List.of() : List.of(token), adminToken, request, Problem.noToken());
            return null;
        } catch (ProblemException wrong) {
            return wrong.problem();
        }
    }

    /** The console's session opens what the token opens; to change something takes its form's token too. */
    private boolean session(HttpServletRequest request) {
        return sessions != null
                && request.getHeader("Authorization") == null
                && sessions.opens(
                        ConsoleDoor.cookies(request),
                        ConsoleDoor.secure(request),
                        request.getMethod(),
                        request.getHeader(Sessions.TOKEN_HEADER));
    }

    private void check(List<String> presented, byte[] expected, HttpServletRequest request, Problem refusal) {
        if (matches(presented, expected)) {
            return;
        }
        // Who sends none has not guessed.
        long wait = presented.isEmpty() ? 0 : guess(presented, request);
        throw new ProblemException(wait > 0 ? Problem.tooManyGuesses(wait) : refusal);
    }

    /** At an open door a wrong token opens nothing, but it is a guess all the same. */
    private boolean operator(HttpServletRequest request) {
        List<String> presented = bearer(request);
        boolean right = matches(presented, adminToken);
        if (!right && !presented.isEmpty()) {
            guess(presented, request);
        }
        return right;
    }

    private long guess(List<String> presented, HttpServletRequest request) {
        GuessLimit.Verdict verdict = guesses.wrong(request.getRemoteAddr(), digest(String.join("\n", presented)));
        if (verdict.limitReached()) {
            LOG.warn("Many wrong secrets came from one address; its further wrong ones are answered 429 for a while.");
        }
        return verdict.waitSeconds();
    }

    private static List<String> secrets(Door door, Query query, HttpServletRequest request) {
        List<String> secrets = new ArrayList<>();
        add(secrets, request.getHeader(SECRET_HEADER));
        if (door.key() == Door.Key.SECRET) {
            query.all(TOKEN_PARAMETER).forEach(value -> add(secrets, value));
            add(secrets, door.pathSecret());
        }
        return secrets;
    }

    private static List<String> bearer(HttpServletRequest request) {
        List<String> tokens = new ArrayList<>();
        String header = request.getHeader("Authorization");
        if (header != null && header.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            add(tokens, header.substring(BEARER.length()).strip());
        }
        return tokens;
    }

    private static void add(List<String> secrets, @Nullable String secret) {
        if (secret != null && !secret.isEmpty()) {
            secrets.add(secret);
        }
    }

    private static boolean matches(List<String> presented, byte[] expected) {
        boolean right = false;
        for (String secret : presented) {
            right |= MessageDigest.isEqual(digest(secret), expected);
        }
        return right;
    }

    /** Digests are of one length, so that comparing them tells nothing, not even how long the secret is. */
    private static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
