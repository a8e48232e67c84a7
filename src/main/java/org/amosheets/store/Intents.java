package org.amosheets.store;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Creates under way: kept before anything is sent, dropped once the lead is linked. */
public final class Intents {

    private final Records<Intent> records;

    Intents(Redis redis, Keys keys) {
        this.records = new Records<>(redis, keys.of("intents"), Intent.class, "the creates under way");
    }

    public Map<String, Intent> byKeys(Collection<String> rowKeys) {
        return records.byIds(rowKeys);
    }

    /** All of them, by row key. */
    public List<Intent> all() {
        return records.all().values().stream()
                .sorted(Comparator.comparing(Intent::rowKey))
                .toList();
    }

    /**
     * A create under way.
     *
     * @param lowerBound the newest lead id known before: the lead cannot have a lower one
     * @param contactId the contact it is to have; 0 where that is to be made too
     * @param payloadJson what is sent
     * @param sentAt when it was sent, in ms since the epoch; 0 = not sent yet
     * @param emptyLookups how often the leads were listed since and none was it
     * @param firstEmptyAt when that was first so, in ms since the epoch; 0 = never
     */
    public record Intent(
            String rowKey,
            long lowerBound,
            long contactId,
            String payloadJson,
            long sentAt,
            int emptyLookups,
            long firstEmptyAt) {}
}
