package org.amosheets.store;

import java.util.List;
import java.util.Map;

/**
 * What was patched in amoCRM: kept before it is sent, dropped once amoCRM's events have told what each patch overwrote, or
 * nothing came of that.
 */
public final class Patched {

    private final Records<Entry> records;

    Patched(Redis redis, Keys keys) {
        this.records = new Records<>(redis, keys.of("patched"), Entry.class, "what was patched");
    }

    public List<Entry> all() {
        return List.copyOf(records.all().values());
    }

    /**
     * One patch of one lead or contact.
     *
     * @param id unique, of the patch
     * @param rows the rows that it came from or that show it, with the lead of each
     * @param at when it was about to be sent, in ms since the epoch
     * @param fields by the mapping's field
     */
    public record Entry(
            String id, boolean contact, long entityId, Map<String, Long> rows, long at, Map<String, Value> fields) {

        public Entry {
            rows = Map.copyOf(rows);
            fields = Map.copyOf(fields);
        }

        public Entry with(Map<String, Value> newFields) {
            return new Entry(id, contact, entityId, rows, at, newFields);
        }
    }

    /**
     * What one field was, and what it was to be; canonical.
     *
     * @param from the value that was replaced
     * @param read every value that had been read; more than one for phones and e-mails only
     * @param written every value that was sent
     */
    public record Value(String from, String to, List<String> read, List<String> written) {
        public Value {
            read = List.copyOf(read);
            written = List.copyOf(written);
        }
    }
}
