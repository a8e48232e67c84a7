package org.amosheets.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Records by id, each a field of one hash. */
final class Records<T> {

    private static final int PORTION = 5_000;

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
        List<String> ids = List.copyOf(redis.call(what, () -> redis.map(key).readAllKeySet()));
        for (int from = 0; from < ids.size(); from += PORTION) {
            records.putAll(byIds(ids.subList(from, Math.min(ids.size(), from + PORTION))));
        }
        return records;
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
