package org.amosheets.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.amosheets.engine.Sentences;

/** Sentences for people, in Russian or English; they stand in {@code words_en.properties} and its like. */
final class Words {

    private static final Pattern PLACE = Pattern.compile("\\{([0-9])}");
    private static final Words ENGLISH = new Words("en");
    private static final Words RUSSIAN = new Words("ru");

    private final Properties words = new Properties();
    private final Locale language;

    private Words(String language) {
        this.language = Locale.forLanguageTag(language);
        String file = "words_" + language + ".properties";
        try (InputStream in = Words.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("Tried to read " + file + " but the jar lacks it");
            }
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Tried to read " + file + " but failed", e);
        }
    }

    /** A sentence of the service's own, which is kept in English, as far as its phrases are known in this language. */
    String plain(String sentence) {
        return Sentences.of(sentence, language);
    }

    static Words in(Locale language) {
        return language.getLanguage().equals("ru") ? RUSSIAN : ENGLISH;
    }

    /** Words without a place, where there are any of this name. */
    Optional<String> known(String name) {
        return Optional.ofNullable(words.getProperty(name));
    }

    /** The sentence of this name with its places filled; in one pass, so that no argument is taken for a place. */
    String of(String name, Object... arguments) {
        String sentence = words.getProperty(name);
        if (sentence == null) {
            throw new IllegalArgumentException("There are no words for " + name);
        }
        return PLACE.matcher(sentence).replaceAll(place -> {
            int index = Integer.parseInt(place.group(1));
            return Matcher.quoteReplacement(index < arguments.length ? String.valueOf(arguments[index]) : "");
        });
    }
}
