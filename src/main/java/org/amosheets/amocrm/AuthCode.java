package org.amosheets.amocrm;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The one-time code that amoCRM gave for consent ("Step by step" of its OAuth docs).
 *
 * @param code the code itself
 * @param host the account's host, from the redirect's {@code referer}; empty where only the code is known
 */
record AuthCode(String code, String host) {

    /** Reads a bare code or the whole redirect URL. */
    static AuthCode of(String text) {
        String trimmed = text.strip();
        if (!trimmed.contains("=")) {
            return new AuthCode(trimmed, "");
        }
        Map<String, String> query = query(trimmed.substring(trimmed.indexOf('?') + 1));
        String code = query.getOrDefault("code", "");
        if (code.isEmpty()) {
            throw new AmoCrmException.Blocked("Tried to read the code for amoCRM's tokens but the redirect URL holds"
                    + " none (" + (query.containsKey("error") ? "access was refused" : "no code=")
                    + "); give consent again and pass the new URL.");
        }
        return new AuthCode(code, query.getOrDefault("referer", "").toLowerCase(Locale.ROOT));
    }

    private static Map<String, String> query(String text) {
        Map<String, String> values = new HashMap<>();
        int fragment = text.indexOf('#');
        for (String pair : (fragment < 0 ? text : text.substring(0, fragment)).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return value;
        }
    }

    @Override
    public String toString() {
        return "AuthCode[host=" + host + "]";
    }
}
