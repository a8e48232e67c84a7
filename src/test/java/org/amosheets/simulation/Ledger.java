package org.amosheets.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Remembers every value that a person typed, each of them unique, and which of them a person took away again. */
final class Ledger {

    private final Map<String, String> typed = new LinkedHashMap<>();
    private final Set<String> takenAway = new HashSet<>();
    private final Map<String, Integer> copies = new HashMap<>();
    private final Set<String> excused = new HashSet<>();
    private Consumer<String> watcher = value -> {};
    private int edits;
    private int next = 100;

    int number() {
        return next++;
    }

    int edits() {
        return edits;
    }

    /** Is told of each value that a person takes away. */
    void watch(Consumer<String> told) {
        watcher = told;
    }

    /** A person typed this; {@code where} says so in words. */
    void typed(String value, String where) {
        typed.put(value, where);
    }

    /**
     * Lets a person act, and compares what the side showed before and after: what is gone was seen by whoever took it away,
     * and what stands more often was copied.
     */
    void around(Supplier<Map<String, Integer>> side, Runnable act) {
        Map<String, Integer> before = side.get();
        act.run();
        Map<String, Integer> after = side.get();
        before.forEach((value, count) -> {
            if (after.getOrDefault(value, 0) < count) {
                takenAway.add(value);
                watcher.accept(value);
                edits += count - after.getOrDefault(value, 0);
            }
        });
        after.forEach((value, count) -> {
            int more = count - before.getOrDefault(value, 0);
            if (more > 0) {
                edits += more;
                copies.merge(value, more, Integer::sum);
            }
        });
    }

    /** A loss that is published as one that no API gives a means against. */
    void excuse(String value) {
        excused.add(value);
    }

    boolean excused(String value) {
        return excused.contains(value);
    }

    Map<String, String> all() {
        return typed;
    }

    boolean takenAway(String value) {
        return takenAway.contains(value);
    }

    /** How often people put the value somewhere. */
    int placed(String value) {
        return copies.getOrDefault(value, 0);
    }
}
