package org.amosheets.store;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
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
    private static final BinaryOperator<Change> OLDER = (a, b) -> b.since() < a.since() ? b : a;

    private final Lane lane;
    private final int max;
    private final List<String> entryIds = new ArrayList<>();
    private final List<String> delayedIds = new ArrayList<>();
    private final Map<String, Change> bySubject = new LinkedHashMap<>();

    Batch(Lane lane, int max) {
        this.lane = lane;
        this.max = max;
    }

    void entry(String id, @Nullable String changes) {
        entryIds.add(id);
        // No fields: the entry was deleted from the stream but is still pending. It only needs its acknowledgement.
        if (changes != null) {
            try {
                Json.read(changes, CHANGES).forEach(this::add);
            } catch (IllegalStateException e) {
                // A hint of another version. Dropping it costs time, never data: the next poll sees what it spoke of.
                LOG.warn("An entry of the inbox is not readable and is left out: {}", id, e);
            }
        }
    }

    void delayed(String member) {
        delayedIds.add(member);
        Delayed.change(member).ifPresent(this::add);
    }

    private void add(Change change) {
        bySubject.merge(change.subject(), change, OLDER);
    }

    int max() {
        return max;
    }

    int size() {
        return bySubject.size();
    }

    int entries() {
        return entryIds.size();
    }

    boolean hasRoom() {
        return bySubject.size() < max;
    }

    boolean isEmpty() {
        return entryIds.isEmpty() && delayedIds.isEmpty();
    }

    List<String> ids() {
        List<String> ids = new ArrayList<>(entryIds);
        ids.addAll(delayedIds);
        return ids;
    }

    Taken taken(boolean again, long deliveries) {
        return new Taken(
                lane,
                entryIds,
                delayedIds,
                List.copyOf(bySubject.values()),
                again || deliveries > 1,
                Math.toIntExact(deliveries));
    }
}
