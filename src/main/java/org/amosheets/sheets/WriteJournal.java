package org.amosheets.sheets;

import java.util.List;
import java.util.Optional;

/** Keeps a write from before it is sent until its pre-image was checked, so that a crash in between can be mended. */
public interface WriteJournal {

    /** Returns only after the entry is durable. */
    void begin(Entry entry);

    void end(String writeId);

    Optional<Entry> open();

    /**
     * A write under way.
     *
     * @param writeId stands in the hidden tab once the write was applied
     * @param keyColumn zero-based index of the key column
     * @param rows what is written
     * @param columns zero-based index by header, as it was when the write was made
     */
    record Entry(String writeId, int keyColumn, List<RowWrite> rows, java.util.Map<String, Integer> columns) {}
}
