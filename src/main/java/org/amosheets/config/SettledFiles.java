package org.amosheets.config;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Tells of a change once two looks in a row found the same: a file may be seen while somebody writes it, and editors take
 * one away for a moment while they save it.
 */
final class SettledFiles {

    private final Map<String, RouteFolder.Found> seen = new ConcurrentSkipListMap<>();
    private final Set<String> settling = new HashSet<>();
    private final Set<String> missing = new HashSet<>();

    /**
     * What is new since the looks before.
     *
     * @param touched files that were found changed just now
     * @param settled files whose change stands
     * @param gone files that are there no longer
     */
    record Changes(Set<String> touched, Map<String, RouteFolder.Found> settled, Set<String> gone) {}

    /** These are no change. */
    void begin(Map<String, String> texts) {
        texts.forEach((file, text) -> seen.put(file, RouteFolder.Found.of(text)));
    }

    Changes look(Map<String, RouteFolder.Found> found) {
        Changes changes = new Changes(new TreeSet<>(), new TreeMap<>(), new TreeSet<>());
        found.forEach((file, now) -> {
            if (!now.equals(seen.put(file, now))) {
                settling.add(file);
                changes.touched().add(file);
            } else if (settling.remove(file)) {
                changes.settled().put(file, now);
            }
        });
        for (String file : Set.copyOf(seen.keySet())) {
            if (found.containsKey(file)) {
                missing.remove(file);
            } else if (!missing.add(file)) {
                missing.remove(file);
                settling.remove(file);
                seen.remove(file);
                changes.gone().add(file);
            }
        }
        return changes;
    }

    /** The files that are there, as the latest look found them. */
    Map<String, RouteFolder.Found> seen() {
        return seen;
    }
}
