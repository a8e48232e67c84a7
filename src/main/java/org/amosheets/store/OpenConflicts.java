package org.amosheets.store;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Conflicts that wait for a person: kept until they end, however long that takes. */
public final class OpenConflicts {

    private final Records<OfRow> records;

    OpenConflicts(Redis redis, Keys keys) {
        this.records = new Records<>(redis, keys.of("open-conflicts"), OfRow.class, "the open conflicts");
    }

    /** Those of these rows, by row key. */
    public Map<String, List<ConflictEntry>> byKeys(Collection<String> rowKeys) {
        Map<String, List<ConflictEntry>> open = new HashMap<>();
        records.byIds(rowKeys).forEach((key, row) -> open.put(key, row.open()));
        return open;
    }

    /** All of them, the newest first. */
    public List<ConflictEntry> all() {
        return records.all().values().stream()
                .flatMap(row -> row.open().stream())
                .sorted(Comparator.comparingLong(ConflictEntry::at).reversed().thenComparing(ConflictEntry::id))
                .toList();
    }

    record OfRow(List<ConflictEntry> open) {
        OfRow {
            open = List.copyOf(open);
        }
    }
}
