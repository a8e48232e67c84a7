package org.amosheets.web.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The service's own sentences, which are kept in English, in the reader's language. Each is made of phrases; what is no
 * known phrase, such as an answer of amoCRM's, stays as it is.
 */
final class Plain {

    private static final String FILE = "plain_ru.txt";
    private static final String ARROW = " => ";

    private static final Pattern PLACE = Pattern.compile("\\$([0-9])");
    private static final Lazy<List<Phrase>> RUSSIAN = new Lazy<>(Plain::read);

    private record Phrase(Pattern said, String inRussian) {}

    private Plain() {}

    static String of(String sentence, Words words) {
        return words.locale().getLanguage().equals("ru") ? translated(sentence, RUSSIAN.get()) : sentence;
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
                        .replaceAll(group -> Matcher.quoteReplacement(
                                translated(matcher.group(Integer.parseInt(group.group(1))), phrases))));
                return matcher.end();
            }
        }
        return place;
    }

    private static List<Phrase> read() {
        List<Phrase> phrases = new ArrayList<>();
        try (InputStream in = Plain.class.getResourceAsStream(FILE)) {
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
