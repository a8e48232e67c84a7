package org.amosheets.sandbox.sheets;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** A true sliding window for each user: never more than the limit in any span of the window's length. */
final class Quota {

    private record Owner(String user, Kind kind) {}

    private final Clock clock;
    private Map<Kind, Integer> limits;
    private final long windowMs;
    private final Map<Owner, Deque<Long>> accepted = new HashMap<>();
    private final Map<Owner, Deque<Long>> asked = new HashMap<>();
    private final Map<Kind, Integer> most = new HashMap<>();

    Quota(int reads, int writes, Duration window, Clock clock) {
        this.limits = limits(reads, writes);
        this.windowMs = window.toMillis();
        this.clock = clock;
    }

    private static Map<Kind, Integer> limits(int reads, int writes) {
        return Map.of(Kind.READ, reads, Kind.WRITE, writes);
    }

    /** From now on; what was used within the window counts. */
    synchronized void grant(int reads, int writes) {
        limits = limits(reads, writes);
    }

    /** Refused calls do not use up the quota. */
    synchronized void take(String user, Kind kind) {
        Owner owner = new Owner(user, kind);
        long now = clock.millis();
        Deque<Long> all = asked.computeIfAbsent(owner, o -> new ArrayDeque<>());
        forget(all, now);
        all.addLast(now);
        most.merge(kind, all.size(), Math::max);
        Deque<Long> used = accepted.computeIfAbsent(owner, o -> new ArrayDeque<>());
        forget(used, now);
        if (used.size() >= limits.getOrDefault(kind, Integer.MAX_VALUE)) {
            String what = kind == Kind.READ ? "Read" : "Write";
            throw ApiError.of(
                    429,
                    "Quota exceeded for quota metric '" + what + " requests' and limit '" + what
                            + " requests per minute per user' of service 'sheets.googleapis.com' for consumer"
                            + " 'project_number:100000000001'.");
        }
        used.addLast(now);
    }

    private void forget(Deque<Long> times, long now) {
        while (!times.isEmpty() && times.getFirst() <= now - windowMs) {
            times.removeFirst();
        }
    }

    /** The most calls of the kind, refused ones included, that one user made within any window. */
    synchronized int mostInWindow(Kind kind) {
        return most.getOrDefault(kind, 0);
    }
}
