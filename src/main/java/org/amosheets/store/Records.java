package org.amosheets.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Records by id, each a field of one hash. */
final class Records<T> {

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

    Optional<T> find(String id) {
        return Optional.ofNullable(byIds(Set.of(id)).get(id));
    }

    private Map<String, T> read(Map<String, String> texts) {
        Map<String, T> records = new HashMap<>();
        texts.forEach((id, json) -> records.put(id, Json.read(json, type)));
        return records;
    }
}
