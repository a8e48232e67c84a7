package org.amosheets.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Named small values: how far something was read, counters, sets of fingerprints. */
public final class Marks {

    private static final String WHAT = "read a mark";

    private final Redis redis;
    private final Keys keys;
    private final Members sets;

    Marks(Redis redis, Keys keys) {
        this.redis = redis;
        this.keys = keys;
        this.sets = new Members(redis, keys.of("sets"));
    }

    public OptionalLong number(String name) {
        return text(name).stream().mapToLong(Long::parseLong).findFirst();
    }

    public Optional<String> text(String name) {
        return Stream.ofNullable(redis.call(
                        WHAT,
                        () -> redis.map(keys.of("marks")).getAll(Set.of(name)).get(name)))
                .findFirst();
    }

    /** Those of these marks that there are, by name. */
    public Map<String, String> texts(Collection<String> names) {
        if (names.isEmpty()) {
            return Map.of();
        }
        return redis.call(WHAT, () -> redis.map(keys.of("marks")).getAll(Set.copyOf(names)));
    }

    /** The sets of these names; one that is empty is absent. */
    public Map<String, List<String>> sets(Collection<String> names) {
        return names.isEmpty() ? Map.of() : sets.of(WHAT, names);
    }

    /** The set of this name; empty where there is none. */
    public Set<String> set(String name) {
        return Set.copyOf(sets.of(WHAT, List.of(name)).getOrDefault(name, List.of()));
    }
}
