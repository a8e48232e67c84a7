package org.amosheets.cli;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that every command has. */
final class Common {

    enum Language {
        ru,
        en
    }

    @Option(names = "--json", description = "Print data for other programs, instead of text.")
    boolean json;

    @Option(
            names = "--lang",
            paramLabel = "ru|en",
            description = "Language of what is printed; the mapping's, if not given.")
    private @Nullable Language language;

    @Option(names = "--verbose", description = "Say on standard error what is being done.")
    boolean verbose;

    Optional<Locale> language() {
        return Optional.ofNullable(language).map(given -> Locale.forLanguageTag(given.name()));
    }
}
