package org.amosheets.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Records by id, each a field of one hash. */
final class Records<T> {

    private static final int PORTION = 1_000;

    private final Redis redis;
    private final String key;
    private final Class<T> type;
    private final String what;

    Records(Redis redis, String key, Class<T> type, String plural) {
        this.redis = redis;
        this.key = key;
        this.type = type;
        this.what = "read " + plural;
    }

    Map<String, T> byIds(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return read(redis.call(what, () -> redis.map(key).getAll(Set.copyOf(ids))));
    }

    Map<String, T> all() {
        return read(redis.call(what, () -> redis.map(key).readAllMap()));
    }

    /** As {@link #all()}, of any number: no single answer is so big that Redis takes longer over it than is waited for. */
    Map<String, T> allInPortions() {
        Map<String, T> records = new HashMap<>();
        scan(records::put);
        return records;
    }

    /**
     * Finds out what is not as it was, and holds no more of the rest than a portion at a time.
     *
     * @param before by id
     * @param changed gets each record that is new or another; may change {@code before}
     * @return the ids of records that are gone
     */
    Set<String> compare(Map<String, T> before, BiConsumer<String, T> changed) {
        Set<String> gone = new HashSet<>(before.keySet());
        scan((id, record) -> {
            gone.remove(id);
            if (!record.equals(before.get(id))) {
                changed.accept(id, record);
            }
        });
        return gone;
    }

    /** May hand over a record twice. One that comes or goes meanwhile may be among them or not. */
    private void scan(BiConsumer<String, T> take) {
        var entries = redis.call(what, () -> redis.map(key).entrySet(PORTION).iterator());
        while (redis.call(what, entries::hasNext)) {
            Map.Entry<String, String> entry = redis.call(what, entries::next);
            take.accept(entry.getKey(), Json.read(entry.getValue(), type));
        }
    }

    Optional<T> find(String id) {
        return Optional.ofNullable(byIds(Set.of(id)).get(id));
    }

    /** As {@link #find}, with the text in which it is kept, by which it is known again. */
    Optional<Stored<T>> stored(String id) {
        String text = redis.call(what, () -> redis.map(key).getAll(Set.of(id))).get(id);
        return text == null ? Optional.empty() : Optional.of(new Stored<>(Json.read(text, type), text));
    }

    record Stored<T>(T value, String text) {}

    private Map<String, T> read(Map<String, String> texts) {
        Map<String, T> records = new HashMap<>();
        texts.forEach((id, json) -> records.put(id, Json.read(json, type)));
        return records;
    }
}
