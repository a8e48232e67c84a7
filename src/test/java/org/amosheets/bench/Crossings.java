package org.amosheets.bench;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** Changes made on one side that do not show on the other yet, and how long those took that do. */
final class Crossings {

    private record Pending(Predicate<String> wanted, long since) {}

    private final Map<Long, Pending> pending = new ConcurrentHashMap<>();
    private final Queue<Double> millis = new ConcurrentLinkedQueue<>();
    private final AtomicInteger overtaken = new AtomicInteger();

    /** To be called right before the change is made. */
    void made(long key, Predicate<String> wanted) {
        if (pending.put(key, new Pending(wanted, System.nanoTime())) != null) {
            overtaken.incrementAndGet();
        }
    }

    void made(long key, String value) {
        made(key, value::equals);
    }

    Set<Long> keys() {
        return pending.keySet();
    }

    boolean awaits(long key) {
        return pending.containsKey(key);
    }

    /** What the other side shows now. */
    void shows(long key, String value) {
        Pending change = pending.get(key);
        if (change != null && change.wanted().test(value) && pending.remove(key, change)) {
            millis.add((System.nanoTime() - change.since()) / 1e6);
        }
    }

    /** Waits until all have crossed, or as long as is reasonable; {@link #lost} tells. */
    void await(Duration most) {
        try {
            Awaitility.await().atMost(most).pollInterval(Duration.ofMillis(20)).until(pending::isEmpty);
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            System.err.println("   " + pending.size() + " changes did not cross within " + most.toSeconds() + " s");
        }
    }

    /** In ms. */
    Series times() {
        return Series.of(millis);
    }

    /** Changes that never showed, those that a later one of the same row overtook among them. */
    int lost() {
        return pending.size() + overtaken.get();
    }
}
