package org.amosheets.mapping;

import java.util.Locale;

/** Takes Latin and Cyrillic letters that look the same for one: people mix them up, and nobody sees it. */
public final class LookAlikes {

    private static final String LATIN = "ABCEHIKMOPTXY";
    private static final String CYRILLIC = "АВСЕНІКМОРТХУ";

    private LookAlikes() {}

    /** What two names have in common that a person takes for the same: letters' looks and case, blanks, ё and е. */
    public static String fold(String name) {
        String capitals = Names.fold(name).toUpperCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(capitals.length());
        for (int i = 0; i < capitals.length(); i++) {
            char letter = capitals.charAt(i);
            int place = LATIN.indexOf(letter);
            folded.append(place < 0 ? letter : CYRILLIC.charAt(place));
        }
        return folded.toString().toLowerCase(Locale.ROOT);
    }
}
