package org.amosheets.engine;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import org.amosheets.mapping.Mapping;
import org.amosheets.store.Commit;
import org.amosheets.store.Store;

/**
 * Whether columns stand for other fields than when all rows were last looked at: no row was edited then, and yet each may
 * differ from its lead.
 */
final class Remapped {

    private static final String MARK = "mapped";

    private Remapped() {}

    /** Asks, and keeps with this commit that every row was told to be looked at. */
    static boolean since(Store store, Mapping mapping, Commit commit) {
        String now = digest(mapping);
        String before = store.marks().text(MARK).orElse("");
        if (!before.equals(now)) {
            commit.mark(MARK, now);
        }
        // What an older version left behind was looked at by it.
        return !before.isEmpty() && !before.equals(now);
    }

    /** Of which column is which field, and how it is read; the order of the lines does not count. */
    private static String digest(Mapping mapping) {
        String text = mapping.fields().stream()
                .map(field -> field.field() + "\n" + field.as() + "\n" + field.column() + "\n" + field.otherColumns())
                .sorted()
                .collect(Collectors.joining("\n\n"));
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
