package org.amosheets.store;

import java.nio.charset.StandardCharsets;

/**
 * The names of everything in Redis. All keys of a connection share one hash tag, so that one script may touch them all;
 * those of an account and of a Google user are shared by the connections that have them in common.
 */
public final class Keys {

    private final String connection;
    private final String account;
    private final String google;

    public Keys(String connection, String account, String googleUser) {
        this.connection = "{amosheets:" + plain(connection) + "}:";
        this.account = "{amosheets-account:" + plain(account) + "}:";
        this.google = "{amosheets-google:" + plain(googleUser) + "}:";
    }

    String of(String name) {
        return connection + name;
    }

    String ofAccount(String name) {
        return account + name;
    }

    String ofGoogleUser(String name) {
        return google + name;
    }

    /** Whatever the name is made of, it neither ends the hash tag nor looks like a pattern. */
    private static String plain(String name) {
        StringBuilder out = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean safe = c < 128 && (Character.isLetterOrDigit(c) || "._@-".indexOf(c) >= 0);
            out.append(safe ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return out.toString();
    }
}
