package org.amosheets.sandbox.page;

import java.util.ArrayDeque;
import java.util.Deque;

/** Counts what happened within a span of time: now, and at the worst moment so far. */
final class RateMeter {

    private final long span;
    private final Deque<Long> times = new ArrayDeque<>();
    private int most;

    /**
     * @param span in the unit of all times
     */
    RateMeter(long span) {
        this.span = span;
    }

    synchronized void add(long at) {
        forget(at);
        times.addLast(at);
        most = Math.max(most, times.size());
    }

    synchronized int within(long now) {
        forget(now);
        return times.size();
    }

    synchronized int most() {
        return most;
    }

    private void forget(long now) {
        while (!times.isEmpty() && now - times.getFirst() >= span) {
            times.removeFirst();
        }
    }
}
