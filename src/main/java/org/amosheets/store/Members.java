package org.amosheets.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Many values per name, in one sorted set. */
final class Members {

    private static final int CHUNK = 500;

    private final Redis redis;
    private final List<Object> keys;

    Members(Redis redis, String key) {
        this.redis = redis;
        this.keys = List.of(key);
    }

    /** The values of each of these names; a name without any is absent. */
    Map<String, List<String>> of(String what, Collection<String> names) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        List<String> distinct = new ArrayList<>(new LinkedHashSet<>(names));
        for (int from = 0; from < distinct.size(); from += CHUNK) {
            List<String> chunk = distinct.subList(from, Math.min(from + CHUNK, distinct.size()));
            List<Object> answer = redis.list(what, Script.MEMBERS, keys, chunk.toArray());
            for (int i = 0; i < chunk.size(); i++) {
                List<String> values =
                        ((List<?>) answer.get(i)).stream().map(String::valueOf).toList();
                if (!values.isEmpty()) {
                    found.put(chunk.get(i), values);
                }
            }
        }
        return found;
    }

    /** Names must be free of what ends them in a member. */
    static boolean nameable(String name) {
        return name.indexOf('\0') < 0;
    }

    /** The name, which has to be free of what ends it in a member. */
    static String named(String name) {
        if (!nameable(name)) {
            throw new IllegalArgumentException("A set's name holds no NUL");
        }
        return name;
    }
}
