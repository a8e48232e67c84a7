package org.amosheets.simulation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What happened, in plain words, in the order in which it happened. */
final class Story {

    private final VirtualClock clock;
    private final long began;
    private final List<String> lines = new ArrayList<>();

    Story(VirtualClock clock) {
        this.clock = clock;
        this.began = clock.millis();
    }

    void tell(String line) {
        lines.add(String.format("%9.2f s  %s", (clock.millis() - began) / 1000.0, line));
    }

    List<String> lines() {
        return lines;
    }

    String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            lines.forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
