package org.amosheets.store;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.amosheets.sync.Change;

/** Changes set aside: parked, because they failed for good, or held until a person says yes. */
public final class Standing {

    public static final String PARKED = "parked";
    public static final String HELD = "held";

    private final Records<Entry> records;

    Standing(Redis redis, Keys keys) {
        this.records = new Records<>(redis, keys.of("standing"), Entry.class, "what is set aside");
    }

    /** Those of one kind, the oldest first. */
    public List<Entry> list(String kind) {
        return records.all().values().stream()
                .filter(entry -> entry.kind().equals(kind))
                .sorted(Comparator.comparingLong(Entry::since).thenComparing(Entry::id))
                .toList();
    }

    public Optional<Entry> find(String id) {
        return records.find(id);
    }

    /** As {@link #find}, for a decision about the entry: {@link Commit#decide}. */
    public Optional<Seen> see(String id) {
        return records.stored(id).map(stored -> new Seen(stored.value(), stored.text()));
    }

    /** An entry as a person saw it. */
    public static final class Seen {
        private final Entry entry;
        private final String stored;

        private Seen(Entry entry, String stored) {
            this.entry = entry;
            this.stored = stored;
        }

        public Entry entry() {
            return entry;
        }

        String stored() {
            return stored;
        }
    }

    /**
     * Something set aside.
     *
     * @param kind {@link #PARKED} or {@link #HELD}
     * @param reason one sentence for a person
     * @param rows the row keys concerned
     * @param leads the leads concerned
     * @param since in ms since the epoch
     * @param changes what is looked at again once it is released
     * @param data whatever else is needed then
     */
    public record Entry(
            String id,
            String kind,
            String reason,
            List<String> rows,
            List<Long> leads,
            long since,
            List<Change> changes,
            Map<String, String> data) {

        public Entry {
            rows = List.copyOf(rows);
            leads = List.copyOf(leads);
            changes = List.copyOf(changes);
            data = Map.copyOf(data);
        }
    }
}
