package org.amosheets.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.amosheets.mapping.NoteWords;
import org.jspecify.annotations.Nullable;

/**
 * The service's own sentences, which are kept in English, in the reader's language. Each is made of phrases; what is no
 * known phrase, such as an answer of amoCRM's, stays as it is.
 */
public final class Sentences {

    private static final String FILE = "sentences_ru.txt";
    private static final String ARROW = " => ";

    /** What a person wrote is taken over as it is, whatever it reads like. */
    private static final Pattern PLACE = Pattern.compile("\\$(=?)([0-9])");

    private record Phrase(Pattern said, String inRussian) {}

    /** Read when the first Russian reader comes. */
    private static final class Russian {
        private static final List<Phrase> PHRASES = read();
    }

    private Sentences() {}

    /** The sentence in this language: Russian, or as it is kept. */
    public static String of(String sentence, Locale language) {
        return language.getLanguage().equals("ru") ? translated(sentence, Russian.PHRASES) : sentence;
    }

    /** From left to right: a phrase where one begins, else the next word as it is. */
    private static String translated(String sentence, List<Phrase> phrases) {
        StringBuilder out = new StringBuilder();
        int place = 0;
        while (place < sentence.length()) {
            int next = phrase(sentence, place, phrases, out);
            if (next == place) {
                next = word(sentence, place);
                out.append(sentence, place, next);
            }
            place = next;
        }
        return out.toString();
    }

    /** The end of the word that begins here; of one character where none does. */
    private static int word(String sentence, int place) {
        int end = place + 1;
        if (Character.isLetterOrDigit(sentence.charAt(place))) {
            while (end < sentence.length() && Character.isLetterOrDigit(sentence.charAt(end))) {
                end++;
            }
        }
        return end;
    }

    private static int phrase(String sentence, int place, List<Phrase> phrases, StringBuilder out) {
        for (Phrase phrase : phrases) {
            Matcher matcher = phrase.said().matcher(sentence).region(place, sentence.length());
            if (matcher.lookingAt() && matcher.end() > place) {
                out.append(PLACE.matcher(phrase.inRussian())
                        .replaceAll(group -> Matcher.quoteReplacement(filled(
                                matcher.group(Integer.parseInt(group.group(2))),
                                !group.group(1).isEmpty(),
                                phrases))));
                return matcher.end();
            }
        }
        return place;
    }

    private static String filled(@Nullable String part, boolean asItIs, List<Phrase> phrases) {
        return part == null ? "" : asItIs ? part : translated(part, phrases);
    }

    private static List<Phrase> read() {
        List<Phrase> phrases = new ArrayList<>();
        // What a mapping lacks is told in the words of the rows' notes.
        NoteWords.inRussian().forEach((said, inRussian) -> phrases.add(new Phrase(said, inRussian)));
        try (InputStream in = Sentences.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("Tried to read " + FILE + " but the jar lacks it");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int arrow = line.indexOf(ARROW);
                if (arrow > 0 && !line.startsWith("#")) {
                    phrases.add(new Phrase(
                            Pattern.compile(line.substring(0, arrow)), line.substring(arrow + ARROW.length())));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Tried to read " + FILE + " but failed", e);
        }
        return List.copyOf(phrases);
    }
}
