package org.amosheets.sandbox.amocrm;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Lets through at most so many requests in any one second: a true sliding window, not a bucket that refills, so a burst
 * across a second's edge is caught too. Refused requests don't count against the window.
 */
final class RateLimiter {

    private static final long SECOND = 1_000_000_000L;

    private final Settings settings;
    private final Map<String, Deque<Long>> byToken = new HashMap<>();
    private final Deque<Long> all = new ArrayDeque<>();
    private int violations;
    private boolean blocked;

    RateLimiter(Settings settings) {
        this.settings = settings;
    }

    synchronized boolean admit(String token, long nanoTime) {
        Deque<Long> own = byToken.computeIfAbsent(token, key -> new ArrayDeque<>());
        forget(own, nanoTime);
        forget(all, nanoTime);
        if (own.size() >= settings.ratePerSecond || all.size() >= settings.accountRatePerSecond) {
            violations++;
            if (settings.violationsUntilBlock > 0 && violations >= settings.violationsUntilBlock) {
                blocked = true;
            }
            return false;
        }
        own.addLast(nanoTime);
        all.addLast(nanoTime);
        return true;
    }

    synchronized boolean blocked() {
        return blocked;
    }

    synchronized void block(boolean on) {
        blocked = on;
        violations = 0;
    }

    private static void forget(Deque<Long> times, long now) {
        while (!times.isEmpty() && now - times.getFirst() >= SECOND) {
            times.removeFirst();
        }
    }
}
