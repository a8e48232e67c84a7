package org.amosheets.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.amosheets.sync.Problem;

/** What an English note says, found again in a text, and the same in Russian: both as the files of the notes have them. */
public final class NoteWords {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private NoteWords() {}

    /**
     * For each note that a mapping's fault may be told in: how it reads in English, with a group for each place, and in
     * Russian, where {@code $=1} stands for what the first group holds.
     */
    public static Map<Pattern, String> inRussian() {
        Map<Pattern, String> words = new LinkedHashMap<>();
        for (Problem.Code code : Problem.Code.values()) {
            String english = Notes.in(Locale.ENGLISH).template(code);
            List<String> places = new ArrayList<>();
            StringBuilder said = new StringBuilder();
            int from = 0;
            for (Matcher place = PLACE.matcher(english); place.find(); from = place.end()) {
                places.add(place.group(1));
                said.append(literal(english.substring(from, place.start()), from == 0))
                        .append("(.*?)");
            }
            said.append(literal(english.substring(from), from == 0));
            String russian = PLACE.matcher(Notes.in(Locale.forLanguageTag("ru")).template(code))
                    .replaceAll(place -> Matcher.quoteReplacement("$=" + (places.indexOf(place.group(1)) + 1)));
            words.put(Pattern.compile(said.toString(), Pattern.DOTALL), russian);
        }
        return words;
    }

    /** A note without a column begins with a capital. */
    private static String literal(String text, boolean first) {
        return !first || text.isEmpty()
                ? Pattern.quote(text)
                : "(?i:" + Pattern.quote(text.substring(0, 1)) + ")" + Pattern.quote(text.substring(1));
    }
}
