package org.amosheets.sheets;

import java.util.List;
import java.util.Map;

/** Keeps a write from before it is sent until its pre-image was checked, so that a crash in between can be mended. */
public interface WriteJournal {

    /** Returns only after the entry is durable; the run counter, which this has moved on. */
    long begin(Entry entry);

    /**
     * The write was carried out and checked to its end. Nothing happens where it is not open.
     *
     * @param shown what its rows are now proven to show of amoCRM: by row key, then by field, canonical. Kept in the same
     *     step, so that a crash before the batch's commit does not make the service forget what it has put in front of people
     */
    void end(String writeId, Map<String, Map<String, String>> shown);

    default void end(String writeId) {
        end(writeId, Map.of());
    }

    /** The write will never be carried out. */
    default void abandon(String writeId) {
        end(writeId);
    }

    /**
     * All that is open, the oldest first. There is more than one where a process died between two rounds of putting back, or
     * where one that had lost its lease began another.
     */
    List<Entry> open();

    /**
     * A write under way.
     *
     * @param writeId stands in the hidden tab once the write was applied
     * @param keyColumn zero-based index of the key column
     * @param rows what is written
     * @param columns zero-based index by header, as it was when the write was made
     */
    record Entry(String writeId, int keyColumn, List<RowWrite> rows, Map<String, Integer> columns) {

        /** Tells an entry that puts something back: it has to be finished even where it was never sent. */
        static final String RESTORING = "restore-";

        /** Whether this write puts back what an earlier one had hit by mistake. */
        public boolean restores() {
            return writeId.startsWith(RESTORING);
        }
    }
}
