package org.amosheets.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.amosheets.sync.Link;

/** Which row is which lead, and the values they last agreed on. */
public final class Links {

    private static final String WHAT = "read the links";
    private static final int CHUNK = 500;

    private final Redis redis;
    private final Keys keys;
    private final Members contacts;

    Links(Redis redis, Keys keys) {
        this.redis = redis;
        this.keys = keys;
        this.contacts = new Members(redis, keys.of("contact-keys"));
    }

    /** The links of these row keys; a key without a link is absent. */
    public Map<String, Link> byKeys(Collection<String> rowKeys) {
        if (rowKeys.isEmpty()) {
            return Map.of();
        }
        Map<String, Link> links = new HashMap<>();
        redis.call(WHAT, () -> redis.map(keys.of("links")).getAll(Set.copyOf(rowKeys)))
                .forEach((key, json) -> links.put(key, link(key, json)));
        return links;
    }

    /** Which row each of these leads belongs to; a lead without a row is absent. */
    public Map<Long, String> keysByLead(Collection<Long> leadIds) {
        if (leadIds.isEmpty()) {
            return Map.of();
        }
        Set<String> ids = leadIds.stream().map(String::valueOf).collect(Collectors.toSet());
        Map<Long, String> found = new HashMap<>();
        redis.call(WHAT, () -> redis.map(keys.of("lead-keys")).getAll(ids))
                .forEach((lead, key) -> found.put(Long.valueOf(lead), key));
        return found;
    }

    /** The rows that show each of these contacts; a contact without a row is absent. */
    public Map<Long, List<String>> keysByContact(Collection<Long> contactIds) {
        Map<Long, List<String>> found = new HashMap<>();
        contacts.of(WHAT, contactIds.stream().map(String::valueOf).toList())
                .forEach((id, rows) -> found.put(Long.valueOf(id), rows));
        return found;
    }

    public long size() {
        return redis.call(WHAT, () -> redis.map(keys.of("links")).size());
    }

    /** Each link once, read in chunks; what changes meanwhile may or may not be among them. */
    public void forEach(Consumer<Link> action) {
        Set<String> seen = new HashSet<>();
        var entries = redis.call(
                WHAT, () -> redis.map(keys.of("links")).entrySet(CHUNK).iterator());
        while (redis.call(WHAT, entries::hasNext)) {
            Map.Entry<String, String> entry = redis.call(WHAT, entries::next);
            // A scan may return an entry twice.
            if (seen.add(entry.getKey())) {
                action.accept(link(entry.getKey(), entry.getValue()));
            }
        }
    }

    private static Link link(String key, String json) {
        return Json.read(json, StoredLink.class).as(key);
    }
}
