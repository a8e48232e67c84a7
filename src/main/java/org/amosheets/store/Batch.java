package org.amosheets.store;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.amosheets.store.Inbox.Lane;
import org.amosheets.store.Inbox.Taken;
import org.amosheets.sync.Change;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers what one call of {@link Inbox#take} takes. */
final class Batch {

    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);
    private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};

    private final Lane lane;
    private final List<String> entryIds = new ArrayList<>();
    private final List<String> delayedIds = new ArrayList<>();
    private final Map<String, Change> bySubject = new LinkedHashMap<>();

    Batch(Lane lane) {
        this.lane = lane;
    }

    /**
     * Something that waits.
     *
     * @param id of a stream's entry, or a whole member of the delayed
     * @param changes what it says
     * @param deliveries how often it was handed to a batch before
     */
    record Waiting(String id, List<Change> changes, int deliveries) {

        /** The text is null where an entry was deleted while it was pending: it only needs its acknowledgement. */
        static Waiting entry(String id, @Nullable String text, int deliveries) {
            return new Waiting(id, text == null ? List.of() : read(id, text), deliveries);
        }

        static Waiting delayed(String member, int deliveries) {
            String text = member.substring(member.indexOf(' ') + 1);
            return new Waiting(member, read("delayed", "[" + text + "]"), deliveries);
        }

        private static List<Change> read(String id, String text) {
            try {
                return Json.read(text, CHANGES);
            } catch (IllegalStateException e) {
                // A hint of another version. Leaving it out costs time, never data: the next poll sees what it spoke
                // of.
                LOG.warn("A change in the inbox is not readable and is left out ({}): {}", id, e.getMessage());
                return List.of();
            }
        }

        boolean failedBefore() {
            return deliveries > 0;
        }
    }

    /** Adds them in their order until the batch has that many changes; says whether all found room. */
    boolean entries(List<Waiting> entries, int max) {
        return add(entries, max, entryIds);
    }

    boolean delayed(List<Waiting> members, int max) {
        return add(members, max, delayedIds);
    }

    private boolean add(List<Waiting> all, int max, List<String> ids) {
        for (Waiting waiting : all) {
            long more = waiting.changes().stream()
                    .map(Change::subject)
                    .filter(subject -> !bySubject.containsKey(subject))
                    .distinct()
                    .count();
            // What is larger than a batch by itself goes alone.
            if (bySubject.size() + more > max && !bySubject.isEmpty()) {
                return false;
            }
            ids.add(waiting.id());
            waiting.changes().forEach(change -> bySubject.merge(change.subject(), change, Change::with));
        }
        return true;
    }

    int size() {
        return bySubject.size();
    }

    boolean isEmpty() {
        return entryIds.isEmpty() && delayedIds.isEmpty();
    }

    List<String> ids() {
        List<String> ids = new ArrayList<>(entryIds);
        ids.addAll(delayedIds);
        return ids;
    }

    Taken taken(long deliveries) {
        return new Taken(
                lane,
                entryIds,
                delayedIds,
                List.copyOf(bySubject.values()),
                deliveries > 1,
                Math.toIntExact(deliveries));
    }
}
