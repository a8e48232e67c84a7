package org.amosheets.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * Who may go where. What is not named here is the operator's, so that a path spelt in another way is never opened by it.
 *
 * @param key what opens it
 * @param path the path that the routes see
 * @param pathSecret the secret that stood in the path, or null
 */
record Door(Key key, String path, @Nullable String pathSecret) {

    /** What opens a door. */
    enum Key {
        NONE,
        /** The webhook secret in its header. */
        SECRET_HEADER,
        /** The webhook secret in its header, the query, or, where a door names it, the path. */
        SECRET,
        OPERATOR
    }

    private static final List<String> AMOCRM = List.of("/webhook/amocrm", "/lead");

    static Door of(String method, String rawPath) {
        String path =
                rawPath.length() > 1 && rawPath.endsWith("/") ? rawPath.substring(0, rawPath.length() - 1) : rawPath;
        boolean post = method.equals("POST");
        switch (path) {
            case "/health", "/healthcheck", "/health/live", "/health/ready", "/oauth/callback" -> {
                return new Door(Key.NONE, path, null);
            }
            case "/webhook/sheets" -> {
                return new Door(Key.SECRET_HEADER, path, null);
            }
            case "/webhook/amocrm", "/lead" -> {
                return new Door(Key.SECRET, path, null);
            }
            case "/", "/leads/upsert" -> {
                return new Door(post ? Key.SECRET : Key.OPERATOR, path, null);
            }
            default -> {}
        }
        for (String start : AMOCRM) {
            if (path.startsWith(start + "/") && path.indexOf('/', start.length() + 1) < 0) {
                return new Door(Key.SECRET, start, decoded(path.substring(start.length() + 1)));
            }
        }
        return new Door(Key.OPERATOR, rawPath, null);
    }

    private static String decoded(String segment) {
        try {
            return UriUtils.decode(segment, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException literal) {
            return segment;
        }
    }
}
