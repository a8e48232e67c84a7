package org.amosheets.engine;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long to leave a row alone with which amoCRM fails again and again: each try costs the others some seconds. In memory,
 * as it is pace and not state: after a start everything may be tried at once.
 */
final class Setbacks {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Map<String, Integer> inARow = new ConcurrentHashMap<>();

    Duration next(String rowKey) {
        int count = inARow.merge(rowKey, 1, Integer::sum);
        Duration wait = FIRST.multipliedBy(1L << Math.min(count - 1, 10));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    void over(String rowKey) {
        inARow.remove(rowKey);
    }
}
