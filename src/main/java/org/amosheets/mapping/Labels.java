package org.amosheets.mapping;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.amosheets.mapping.Directory.CustomField;
import org.amosheets.mapping.Directory.Option;
import org.jspecify.annotations.Nullable;

/** A list field's options, by the label as people type it. */
final class Labels {

    private final Set<String> labels = new LinkedHashSet<>();
    private final Map<String, String> byFold = new HashMap<>();
    private int mostParts = 1;

    Labels(CustomField field) {
        Set<String> shared = new HashSet<>();
        for (Option option : field.options()) {
            String label = option.value();
            if (Texts.strip(label).isEmpty() || !labels.add(label)) {
                continue;
            }
            mostParts = Math.max(mostParts, OptionList.parts(label).size());
            String fold = Names.fold(label);
            if (byFold.putIfAbsent(fold, label) != null) {
                shared.add(fold);
            }
        }
        // Labels that differ in case only have to be typed exactly.
        shared.forEach(byFold::remove);
    }

    /** All labels, in amoCRM's order and spelling. */
    Collection<String> all() {
        return labels;
    }

    boolean has(String label) {
        return labels.contains(label);
    }

    /** The label as amoCRM spells it, or null where no option goes by the text. */
    @Nullable
    String find(String text) {
        return labels.contains(text) ? text : byFold.get(Names.fold(text));
    }

    /** Into how many parts the label with the most separators would be cut. */
    int mostParts() {
        return mostParts;
    }
}
