package org.amosheets.sheets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One open entry, as the store keeps it; may break down where a test wants a crash. */
final class MemoryJournal implements WriteJournal {

    final List<Entry> begun = new ArrayList<>();
    private @Nullable Entry open;
    private int endsUntilCrash = Integer.MAX_VALUE;

    /** The process dies when it wants to end this many-th write. */
    void crashAtEnd(int count) {
        endsUntilCrash = count;
    }

    @Override
    public void begin(Entry entry) {
        begun.add(entry);
        open = entry;
    }

    @Override
    public void end(String writeId) {
        if (--endsUntilCrash == 0) {
            throw new IllegalStateException("crash");
        }
        if (open != null && open.writeId().equals(writeId)) {
            open = null;
        }
    }

    @Override
    public Optional<Entry> open() {
        return Optional.ofNullable(open);
    }
}
