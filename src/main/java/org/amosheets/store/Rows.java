package org.amosheets.store;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** What is known of each row key. */
public final class Rows {

    private final Records<RowState> records;

    Rows(Redis redis, Keys keys) {
        this.records = new Records<>(redis, keys.of("rows"), RowState.class, "the rows' states");
    }

    public Map<String, RowState> byKeys(Collection<String> rowKeys) {
        return records.byIds(rowKeys);
    }

    public Map<String, RowState> all() {
        return records.allInPortions();
    }

    /**
     * Finds out what is known otherwise than before.
     *
     * @param before by key
     * @param written gets each row of which something else is known, or that is new
     * @return the keys of rows of which nothing is known any more
     */
    public Set<String> compare(Map<String, RowState> before, BiConsumer<String, RowState> written) {
        return records.compare(before, written);
    }

    /**
     * What is known of a row.
     *
     * @param position the number it was last seen at; a hint
     * @param fingerprint of its cells when it was last seen
     * @param firstSeen when this fingerprint was first seen, in ms since the epoch
     * @param phase where it stands: {@code NEW}, {@code LINKED}, {@code GONE}, {@code HELD}, {@code LEAD_GONE} and so on
     * @param note more about the phase: of a {@code HELD} row a digest of what would be done to it
     */
    public record RowState(int position, String fingerprint, long firstSeen, String phase, String note) {}
}
