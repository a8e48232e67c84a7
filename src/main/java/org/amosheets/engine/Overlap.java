package org.amosheets.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/**
 * How far one list by time has to be read. amoCRM's lists were seen to lag by up to ten minutes, so what was listed once
 * is read again; but to its end only once such a lag is over, and else no further than to a page that shows nothing new.
 * What is in memory only saves work: a restart reads all that was not read twice.
 */
final class Overlap<T> {

    /** In seconds. */
    static final long LAG = 600;

    /** The lag less what a walk over the pages takes, so that two distances of the reconciliation are enough; ms. */
    private static final long LAG_IS_OVER_MS = 590_000;

    private static final int MOST = 50_000;

    private final ToLongFunction<T> id;
    private final ToLongFunction<T> updatedAt;
    /** The versions that complete walks have listed: all that there were above the first page that showed no other. */
    private final Map<Long, Long> listed = new HashMap<>();

    private long since;
    /** The newest time that had been listed at {@link #waitingSince}; 0 = none waits for the lag to be over. */
    private long waiting;

    private long waitingSince;

    Overlap(ToLongFunction<T> id, ToLongFunction<T> updatedAt) {
        this.id = id;
        this.updatedAt = updatedAt;
    }

    /**
     * One walk over the pages.
     *
     * @param from the Unix second from which on it reads
     * @param now when it begins, in ms of a clock that does the same for each walk
     */
    Walk begin(long from, long now) {
        if (from < since) {
            // Redis was set back: what was announced since may be lost.
            listed.clear();
            waiting = 0;
        }
        since = from;
        return new Walk(now);
    }

    /** The pages of one walk, newest change first. */
    final class Walk {

        private final boolean toTheEnd;
        private final Map<Long, Long> seen = new HashMap<>();
        private long newest = since;

        private Walk(long now) {
            this.toTheEnd = waiting > 0 && now - waitingSince >= LAG_IS_OVER_MS;
        }

        /** Takes in one page; returns whether the next one has to be read too. */
        boolean take(List<T> page) {
            boolean news = false;
            for (T row : page) {
                Long version = updatedAt.applyAsLong(row);
                news |= !version.equals(listed.get(id.applyAsLong(row)));
                seen.put(id.applyAsLong(row), version);
                newest = Math.max(newest, version);
            }
            return news || toTheEnd;
        }

        /**
         * Remembers what a complete walk has listed.
         *
         * @return the Unix second from which on the next walk has to read, where that has changed
         */
        OptionalLong end(long now) {
            if (listed.size() + seen.size() <= MOST) {
                listed.putAll(seen);
            }
            OptionalLong settled = toTheEnd ? OptionalLong.of(waiting) : OptionalLong.empty();
            long from = settled.orElse(since);
            if (toTheEnd) {
                waiting = 0;
                listed.values().removeIf(version -> version < from);
            }
            if (waiting == 0 && newest > from) {
                waiting = newest;
                waitingSince = now;
            }
            return settled;
        }
    }
}
