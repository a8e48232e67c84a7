package org.amosheets.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Contacts by their normalised phones and e-mails, {@code p:+7999…} and {@code e:a@b.c}; it spares a search per row. A
 * handle may lead to several contacts.
 */
public final class ContactIndex {

    private static final int CHUNK = 250;

    private final Redis redis;
    private final List<Object> keys;
    private final Members handles;

    ContactIndex(Redis redis, Keys keys) {
        this.redis = redis;
        this.keys = List.of(keys.of("contact-index"), keys.of("contact-handles"));
        this.handles = new Members(redis, keys.of("contact-index"));
    }

    /** The contacts that each of these handles leads to; a handle that leads nowhere is absent. */
    public Map<String, Set<Long>> find(Collection<String> wanted) {
        Map<String, Set<Long>> found = new HashMap<>();
        handles.of("look up contacts", wanted.stream().filter(Members::nameable).toList())
                .forEach((handle, ids) ->
                        found.put(handle, ids.stream().map(Long::valueOf).collect(Collectors.toSet())));
        return found;
    }

    /** These handles lead to the contact from now on, and none that led to it before. */
    public void put(long contactId, Set<String> newHandles) {
        putAll(Map.of(contactId, newHandles));
    }

    /** As {@link #put}, for many at once. */
    public void putAll(Map<Long, Set<String>> contacts) {
        List<Object> chunk = new ArrayList<>();
        contacts.forEach((id, itsHandles) -> {
            Set<String> kept =
                    itsHandles.stream().filter(Members::nameable).collect(Collectors.toCollection(TreeSet::new));
            chunk.add(List.of(Long.toString(id), kept));
            if (chunk.size() == CHUNK) {
                send(chunk);
                chunk.clear();
            }
        });
        if (!chunk.isEmpty()) {
            send(chunk);
        }
    }

    private void send(List<Object> contacts) {
        redis.number("keep contacts", Script.CONTACTS_PUT, keys, Json.write(contacts));
    }

    public void remove(long contactId) {
        put(contactId, Set.of());
    }
}
