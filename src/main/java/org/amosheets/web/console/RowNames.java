package org.amosheets.web.console;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.amosheets.store.Rows.RowState;
import org.amosheets.store.Store;
import org.amosheets.sync.Link;
import org.jspecify.annotations.Nullable;

/** What rows are called on a page: by the number they were last seen at, and by whom they are about. */
final class RowNames {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,8}");
    private static final List<String> NAMING = List.of("contact.name", "lead.name", "contact.email", "contact.phone");

    private final Map<String, Row> rows = new HashMap<>();

    private RowNames() {}

    /**
     * A row.
     *
     * @param key its key; empty where only its number is known
     * @param number where it was last seen; 0 = nobody knows
     * @param lead its lead; 0 = none
     * @param name whom it is about; empty = nobody knows
     */
    record Row(String key, int number, long lead, String name) {}

    /** Looks these row keys up; one that is a number is a row of which only that is known. */
    static RowNames of(Store store, Collection<String> keys) {
        Set<String> wanted = new LinkedHashSet<>(keys);
        Map<String, RowState> states = store.rows().byKeys(wanted);
        Map<String, Link> links = store.links().byKeys(wanted);
        RowNames names = new RowNames();
        for (String key : wanted) {
            @Nullable RowState state = states.get(key);
            @Nullable Link link = links.get(key);
            boolean number =
                    state == null && link == null && NUMBER.matcher(key).matches();
            names.rows.put(
                    key,
                    number
                            ? new Row("", Integer.parseInt(key), 0, "")
                            : new Row(
                                    key,
                                    state == null ? 0 : state.position(),
                                    link == null ? 0 : link.leadId(),
                                    link == null ? "" : name(link.base())));
        }
        return names;
    }

    /** The row of a key that was looked up. */
    Row of(String key) {
        return rows.getOrDefault(key, new Row(key, 0, 0, ""));
    }

    /** The first of them, in the order in which they stand in the sheet. */
    List<Row> of(Collection<String> keys, int most) {
        return keys.stream()
                .limit(most)
                .map(this::of)
                .sorted(Comparator.comparingInt(Row::number))
                .toList();
    }

    static String name(Map<String, String> values) {
        return NAMING.stream()
                .map(field -> values.getOrDefault(field, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("");
    }
}
