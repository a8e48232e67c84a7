package org.amosheets.sheets;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amosheets.sheets.PreImageCheck.Findings;
import org.amosheets.sheets.WriteJournal.Entry;

/** What a journal entry means. */
final class Entries {

    private Entries() {}

    static Entry write(Header header, String keyColumn, List<RowWrite> rows) {
        Map<String, Integer> columns = new HashMap<>();
        for (String name : header.names()) {
            columns.putIfAbsent(name, header.indexOf(name));
        }
        for (RowWrite row : rows) {
            row.cells().keySet().forEach(name -> columns.put(name, header.indexOf(name)));
        }
        return new Entry(UUID.randomUUID().toString(), header.indexOf(keyColumn), rows, columns);
    }

    static Entry restoring(Entry damage, List<RowWrite> rows) {
        return new Entry(Entry.RESTORING + UUID.randomUUID(), damage.keyColumn(), rows, damage.columns());
    }

    static boolean isRestoring(Entry entry) {
        return entry.restores();
    }

    static int column(Entry entry, String name) {
        Integer column = entry.columns().get(name);
        if (column == null) {
            throw new IllegalArgumentException("The write of row cells names the unknown column '" + name + "'");
        }
        return column;
    }

    /** Whether this row gets its first key. */
    static boolean mintsKey(Entry entry, RowWrite row) {
        return !isRestoring(entry)
                && row.expectedKey().isEmpty()
                && row.cells().keySet().stream().anyMatch(name -> column(entry, name) == entry.keyColumn());
    }

    /** What of amoCRM the write is proven to have put in front of people, by row key and field. */
    static Map<String, Map<String, String>> shown(Entry entry, Findings found) {
        Map<String, Map<String, String>> shown = new HashMap<>();
        if (isRestoring(entry)) {
            return shown;
        }
        for (RowWrite row : entry.rows()) {
            List<String> typed = found.typed().getOrDefault(row.row(), List.of());
            String key = row.onBlank() ? newKey(entry, row) : row.expectedKey();
            if (key.isEmpty() || found.moved().contains(row)) {
                continue;
            }
            if (row.onBlank()) {
                // Even one that shows nothing of amoCRM: that it was written is known from this alone.
                shown.put(key, new HashMap<>());
            }
            row.cells().forEach((column, write) -> {
                if (write.shows() != null && !typed.contains(column)) {
                    shown.computeIfAbsent(key, k -> new HashMap<>())
                            .put(write.shows().field(), write.shows().value());
                }
            });
        }
        return shown;
    }

    private static String newKey(Entry entry, RowWrite row) {
        return row.cells().entrySet().stream()
                .filter(cell -> column(entry, cell.getKey()) == entry.keyColumn())
                .map(cell -> cell.getValue().value().text())
                .findFirst()
                .orElse("");
    }

    /** Stands in the key cell of a copy until the copy is there. */
    static String notCopied(Entry entry) {
        return "?" + entry.writeId();
    }
}
