package org.amosheets.web.console;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which language a visitor reads. */
final class Languages {

    static final List<Locale> KNOWN = List.of(Locale.ENGLISH, Locale.forLanguageTag("ru"));

    private static final String COOKIE = "amo-sheets-sync-language";
    private static final long YEAR = 31_536_000;

    private Languages() {}

    /** The one that was picked, else the one that the browser prefers, else English. */
    static Locale of(Visit visit) {
        return named(visit.cookies().getOrDefault(COOKIE, ""))
                .or(() -> preferred(visit.languages()))
                .orElse(Locale.ENGLISH);
    }

    static Optional<Locale> named(String tag) {
        return KNOWN.stream().filter(locale -> locale.getLanguage().equals(tag)).findFirst();
    }

    private static Optional<Locale> preferred(String header) {
        try {
            return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(header), KNOWN));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    static String cookie(Locale picked, boolean secure) {
        return COOKIE + "=" + picked.getLanguage() + "; Max-Age=" + YEAR + "; Path=/console; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : "");
    }
}
