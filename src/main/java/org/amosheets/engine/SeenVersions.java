package org.amosheets.engine;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Saves announcing again what a list by time returned before: its span overlaps with the one before. Only saves work; a
 * restart forgets it.
 */
final class SeenVersions {

    private static final int MOST = 50_000;
    /** Twice, because amoCRM's times have whole seconds: a second edit may hide behind the first one's. */
    private static final int TIMES = 2;

    private record Version(long updatedAt, int times) {}

    private final Map<Long, Version> seen = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Version> eldest) {
            return size() > MOST;
        }
    };

    /** @param updatedAt Unix seconds */
    boolean isNews(long id, long updatedAt) {
        Version before = seen.get(id);
        int times = before != null && before.updatedAt == updatedAt ? before.times : 0;
        if (times >= TIMES) {
            return false;
        }
        seen.put(id, new Version(updatedAt, times + 1));
        return true;
    }
}
