package org.amosheets.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** The Lua scripts; each one's file says what it does. */
enum Script {
    ACCEPT,
    DUE,
    DELIVER,
    LEASE_ACQUIRE,
    LEASE_RENEW,
    DELETE_IF,
    MEMBERS,
    CONTACTS_PUT,
    LIMIT,
    PAUSE,
    LOG_ABOUT,
    JOURNAL_BEGIN,
    COMMIT;

    private final String text;
    private final String sha;

    Script() {
        String path = "/lua/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".lua";
        try (InputStream in = Script.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("The jar lacks " + path);
            }
            byte[] bytes = in.readAllBytes();
            text = new String(bytes, StandardCharsets.UTF_8);
            sha = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String text() {
        return text;
    }

    String sha() {
        return sha;
    }
}
