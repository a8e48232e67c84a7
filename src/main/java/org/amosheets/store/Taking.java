package org.amosheets.store;

import java.util.ArrayList;
import java.util.List;
import org.amosheets.store.Batch.Waiting;
import org.amosheets.store.Inbox.Lane;
import org.amosheets.store.Inbox.Taken;
import org.amosheets.store.LaneReader.Due;

/** Decides what one batch takes of what waits. */
final class Taking {

    /** Repeats of few subjects are taken together, but not without end. */
    private static final int MOST_ENTRIES = 2000;

    private final LaneReader reader;
    private final Lane lane;
    private final int max;

    Taking(LaneReader reader, Lane lane, int max) {
        this.reader = reader;
        this.lane = lane;
        this.max = max;
    }

    Taken take(long blockMs) {
        List<Waiting> pending = pending();
        Due due = reader.due(max);

        Batch failed = new Batch(lane);
        failed.entries(pending.stream().filter(Waiting::failedBefore).toList(), max);
        failed.delayed(due.members().stream().filter(Waiting::failedBefore).toList(), max);
        // Alone, so that it cannot drag new changes into another failure.
        return finish(failed.isEmpty() ? fresh(pending, due, blockMs) : failed);
    }

    private Batch fresh(List<Waiting> pending, Due due, long blockMs) {
        Batch batch = new Batch(lane);
        // Neither a long backlog of retries nor a flood of news keeps the other out.
        int forEntries = max - Math.min(due.members().size(), max / 2);
        if (batch.entries(pending, forEntries)) {
            boolean wait = batch.isEmpty() && due.members().isEmpty();
            news(batch, forEntries, wait ? due.blockFor(blockMs) : 0);
        }
        Due now = batch.isEmpty() && due.members().isEmpty() ? reader.due(max) : due;
        batch.delayed(now.members(), max);
        return batch;
    }

    private void news(Batch batch, int upTo, long blockMs) {
        long wait = blockMs;
        for (int entries = 0; batch.size() < upTo && entries < MOST_ENTRIES; ) {
            List<Waiting> page = reader.news(wait);
            if (page.isEmpty() || !batch.entries(page, upTo)) {
                return;
            }
            entries += page.size();
            wait = 0;
        }
    }

    private List<Waiting> pending() {
        List<Waiting> all = new ArrayList<>();
        Batch enough = new Batch(lane);
        String last = "";
        while (enough.size() < max && all.size() < MOST_ENTRIES) {
            List<Waiting> page = reader.pending(last);
            all.addAll(page);
            if (page.isEmpty() || !enough.entries(page, max)) {
                break;
            }
            last = page.get(page.size() - 1).id();
        }
        return all;
    }

    private Taken finish(Batch batch) {
        return batch.taken(batch.isEmpty() ? 0 : reader.deliver(batch));
    }
}
