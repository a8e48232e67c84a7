package org.amosheets.store;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What rows show of amoCRM since a write that no commit has taken in yet: kept with the end of the write, dropped with the
 * commit. Where a crash comes between, what a person types over it is not mistaken for a conflict.
 */
public final class Shown {

    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};

    private final Redis redis;
    private final String key;

    Shown(Redis redis, Keys keys) {
        this.redis = redis;
        this.key = keys.of("shown");
    }

    /** By row key, then by field, canonical. */
    public Map<String, Map<String, String>> byKeys(Collection<String> rowKeys) {
        if (rowKeys.isEmpty()) {
            return Map.of();
        }
        return read(redis.call(
                "read what rows were given to show", () -> redis.map(key).getAll(Set.copyOf(rowKeys))));
    }

    /** All of it, as {@link #byKeys}. */
    public Map<String, Map<String, String>> all() {
        return read(redis.call(
                "read what rows were given to show", () -> redis.map(key).readAllMap()));
    }

    private static Map<String, Map<String, String>> read(Map<String, String> texts) {
        Map<String, Map<String, String>> shown = new HashMap<>();
        texts.forEach((row, json) -> shown.put(row, Json.read(json, VALUES)));
        return shown;
    }
}
