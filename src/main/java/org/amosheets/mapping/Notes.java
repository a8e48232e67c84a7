package org.amosheets.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.amosheets.sync.Problem;

/** Puts a row's problems into words. The words stand in {@code messages_en.properties} and its like. */
final class Notes {

    private static final int LONGEST = 1000;
    private static final int LONGEST_QUOTE = 60;
    private static final int LONGEST_CHOICE = 300;
    private static final Pattern PLACE = Pattern.compile("\\{([0-9]|rest|all)}");
    private static final Notes ENGLISH = new Notes("en");
    private static final Notes RUSSIAN = new Notes("ru");

    private final Properties words = new Properties();

    private Notes(String language) {
        String file = "messages_" + language + ".properties";
        try (InputStream in = Notes.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("Tried to read " + file + " but the jar lacks it");
            }
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Tried to read " + file + " but failed", e);
        }
    }

    static Notes in(Locale language) {
        return language.getLanguage().equals("ru") ? RUSSIAN : ENGLISH;
    }

    /** One plain text for all of them; empty for none. */
    String of(List<Problem> problems) {
        String note = problems.stream().map(this::sentence).distinct().collect(Collectors.joining(" "));
        return Texts.cut(note, LONGEST);
    }

    /** The words with their places still open. */
    String template(Problem.Code code) {
        return words.getProperty(code.name(), code.name());
    }

    private String sentence(Problem problem) {
        String sentence = fill(template(problem.code()), problem);
        return problem.column().isEmpty()
                ? sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1)
                : quote(problem.column()) + ": " + sentence;
    }

    /** In one pass, so that what a person typed is never taken for a place to fill. */
    private static String fill(String words, Problem problem) {
        Matcher place = PLACE.matcher(words);
        StringBuilder text = new StringBuilder();
        while (place.find()) {
            place.appendReplacement(text, Matcher.quoteReplacement(value(place.group(1), problem)));
        }
        place.appendTail(text);
        return text.toString();
    }

    private static String value(String place, Problem problem) {
        List<String> arguments = problem.arguments();
        return switch (place) {
            case "all" -> choices(arguments);
            case "rest" -> choices(arguments.stream().skip(1).toList());
            default -> {
                int index = Integer.parseInt(place);
                yield index < arguments.size() ? quote(arguments.get(index)) : "?";
            }
        };
    }

    private static String choices(List<String> names) {
        return names.isEmpty()
                ? "—"
                : Texts.cut(names.stream().map(Notes::quote).collect(Collectors.joining(", ")), LONGEST_CHOICE);
    }

    private static String quote(String text) {
        return Texts.cut(Texts.line(text), LONGEST_QUOTE);
    }
}
