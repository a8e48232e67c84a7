package org.amosheets.sheets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is open, the oldest first, as the store keeps it; may break down where a test wants a crash. */
final class MemoryJournal implements WriteJournal {

    private final Map<String, Entry> open = new LinkedHashMap<>();
    private long run;
    private int beginsUntilCrash = Integer.MAX_VALUE;
    private int endsUntilCrash = Integer.MAX_VALUE;

    /** The process dies when it wants to begin this many-th write from now. */
    void crashAtBegin(int count) {
        beginsUntilCrash = count;
    }

    /** The process dies when it wants to end this many-th write from now. */
    void crashAtEnd(int count) {
        endsUntilCrash = count;
    }

    @Override
    public long begin(Entry entry) {
        if (--beginsUntilCrash == 0) {
            throw new IllegalStateException("crash");
        }
        open.put(entry.writeId(), entry);
        return ++run;
    }

    @Override
    public void end(String writeId, Map<String, Map<String, String>> shown) {
        if (--endsUntilCrash == 0) {
            throw new IllegalStateException("crash");
        }
        open.remove(writeId);
    }

    @Override
    public List<Entry> open() {
        return List.copyOf(open.values());
    }
}
