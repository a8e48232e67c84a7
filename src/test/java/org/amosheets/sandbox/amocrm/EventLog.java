package org.amosheets.sandbox.amocrm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The account's events, oldest first. Guarded by the account's lock. */
final class EventLog {

    private final List<Event> events = new ArrayList<>();

    void add(
            String type,
            String entityType,
            long entityId,
            long actor,
            long createdAt,
            ArrayNode before,
            ArrayNode after) {
        // Real ids are strings of letters and digits; only uniqueness matters here.
        String id = String.format(Locale.ROOT, "01%024x", events.size() + 1);
        events.add(new Event(id, type, entityType, entityId, actor, createdAt, before, after));
    }

    List<Event> oldestFirst() {
        return List.copyOf(events);
    }

    List<Event> newestFirst() {
        List<Event> reversed = new ArrayList<>(events);
        Collections.reverse(reversed);
        return reversed;
    }
}
