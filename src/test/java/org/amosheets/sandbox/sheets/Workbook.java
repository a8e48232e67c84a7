package org.amosheets.sandbox.sheets;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Holds the current state behind the one lock; changes happen under it, everything slow happens outside. */
@SuppressWarnings("ReferenceEquality") // states are shared, not copied: another object means a change
final class Workbook {

    private record Past(long replacedAtMs, Book book) {}

    private final Clock clock;
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private final Deque<Past> past = new ArrayDeque<>();
    private final Object lock = new Object();
    private Book current;
    private long revision;
    private long staleMs;

    Workbook(Book first, Clock clock) {
        this.current = first;
        this.clock = clock;
    }

    Book current() {
        synchronized (lock) {
            return current;
        }
    }

    long revision() {
        synchronized (lock) {
            return revision;
        }
    }

    /** What a read of the API sees: with stale reads on, the state of some time ago. */
    Book readable() {
        synchronized (lock) {
            forget();
            return past.isEmpty() ? current : past.getFirst().book();
        }
    }

    void staleReads(Duration delay) {
        synchronized (lock) {
            staleMs = delay.toMillis();
            forget();
        }
    }

    private void forget() {
        long horizon = clock.millis() - staleMs;
        while (!past.isEmpty() && past.getFirst().replacedAtMs() <= horizon) {
            past.removeFirst();
        }
    }

    Book commit(Origin origin, String action, UnaryOperator<Book> change) {
        Change event;
        Book after;
        synchronized (lock) {
            Book before = current;
            after = change.apply(before);
            if (after == before) {
                return after;
            }
            if (staleMs > 0) {
                forget();
                past.addLast(new Past(clock.millis(), before));
            }
            current = after;
            revision++;
            event = new Change(
                    clock.millis(),
                    origin,
                    action,
                    listeners.isEmpty() ? Map.of() : changedRows(before, after),
                    revision,
                    new Contents(before),
                    new Contents(after));
        }
        for (Consumer<Change> listener : listeners) {
            listener.accept(event);
        }
        return after;
    }

    private static Map<String, List<Integer>> changedRows(Book before, Book after) {
        Map<String, List<Integer>> changed = new LinkedHashMap<>();
        for (SheetState sheet : after.sheets()) {
            SheetState old =
                    before.sheet(sheet.id()).orElseGet(() -> SheetState.empty(sheet.id(), sheet.title(), 0, 0));
            if (old != sheet) {
                List<Integer> rows = sheet.grid().changedRows(old.grid()).stream()
                        .map(i -> i + 1)
                        .toList();
                changed.put(sheet.title(), rows);
            }
        }
        return changed;
    }

    AutoCloseable onChange(Consumer<Change> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
