package org.amosheets.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One line of a list in a mapping's YAML: words with texts, or lists of texts. */
final class YamlLine {

    private final String place;
    private final Map<?, ?> words;
    private final List<String> faults;

    /** @param place how a fault names the line */
    YamlLine(String place, Map<?, ?> words, List<String> faults) {
        this.place = place;
        this.words = words;
        this.faults = faults;
    }

    /** The lines of a list; one that is no line is a fault. */
    static List<YamlLine> of(String list, List<?> lines, List<String> faults) {
        List<YamlLine> read = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String place = list + ", line " + (i + 1);
            if (lines.get(i) instanceof Map<?, ?> words) {
                read.add(new YamlLine(place, words, faults));
            } else {
                faults.add(place + ": it should read { word: …, word: … }");
            }
        }
        return read;
    }

    /** Words other than these are faults. */
    void allow(Set<String> known) {
        words.keySet().stream()
                .map(String::valueOf)
                .filter(word -> !known.contains(word))
                .forEach(word ->
                        fault("unknown word " + word + "; known are " + String.join(", ", new TreeSet<>(known))));
    }

    boolean has(String word) {
        return words.containsKey(word);
    }

    String text(String word) {
        return text(words.get(word));
    }

    /** One text, or a list of them; blank ones are left out. */
    List<String> texts(String word) {
        Object value = words.get(word);
        List<?> all = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
        return all.stream().map(YamlLine::text).filter(text -> !text.isEmpty()).toList();
    }

    boolean yes(String word, boolean otherwise) {
        String text = text(word).toLowerCase(Locale.ROOT);
        if (!Set.of("", "true", "false").contains(text)) {
            fault(word + ": " + text + " should be true or false");
        }
        return text.isEmpty() ? otherwise : text.equals("true");
    }

    void fault(String what) {
        faults.add(place + ": " + what);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : Texts.strip(value.toString());
    }
}
