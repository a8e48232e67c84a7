package org.amosheets.engine;

import java.security.SecureRandom;
import java.util.function.Supplier;

/** Mints row keys: 16 letters and digits, with a letter first so that no sheet takes one for a number. */
public final class KeySource implements Supplier<String> {

    private static final String LETTERS = "abcdefghjkmnpqrstvwxyz";
    private static final String SIGNS = LETTERS + "0123456789";
    private static final int LENGTH = 16;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String get() {
        StringBuilder key = new StringBuilder(LENGTH);
        key.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        while (key.length() < LENGTH) {
            key.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return key.toString();
    }
}
