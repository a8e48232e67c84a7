package org.amosheets.mapping;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds things by the names people type, and names things so that they can be found again.
 *
 * <p>Names are compared without case, blanks around them and repeated blanks inside, and with ё taken as е. Where two
 * things of one list share a name, each is shown with its id after it, {@code New (142)}: a bare shared name names
 * neither.
 */
final class Names<T> {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    private final List<T> things;
    private final Map<T, String> shown = new HashMap<>();
    private final Map<String, T> byName = new HashMap<>();

    Names(List<T> things, Function<T, String> name, ToLongFunction<T> id) {
        this.things = List.copyOf(things);
        Map<String, Integer> alike = new HashMap<>();
        things.forEach(thing -> alike.merge(fold(name.apply(thing)), 1, Integer::sum));
        for (T thing : things) {
            String own = Texts.strip(name.apply(thing));
            String number = Long.toString(id.applyAsLong(thing));
            boolean shared = alike.getOrDefault(fold(own), 0) > 1;
            String words = own.isEmpty() ? number : shared ? own + " (" + number + ")" : own;
            shown.put(thing, words);
            byName.putIfAbsent(fold(words), thing);
        }
    }

    static String fold(String name) {
        String spaced =
                BLANKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFC)).replaceAll(" ");
        // Upper case first, as full case folding does: ß and SS, ς and σ are then alike.
        return Texts.strip(spaced)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace('ё', 'е');
    }

    List<T> things() {
        return things;
    }

    /** The name to show. */
    String shown(T thing) {
        return shown.getOrDefault(thing, "");
    }

    /** The thing that is shown by this name, or null. */
    @Nullable
    T named(String text) {
        return byName.get(fold(text));
    }
}
