package org.amosheets.web;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts wrong secrets by address. */
final class GuessLimit {

    /** So many addresses are remembered; the longest silent one is forgotten first. */
    private static final int ADDRESSES = 10_000;

    private final Clock clock;
    private final int allowed;
    private final long windowMs;
    private final Map<String, Tally> tallies = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tally> eldest) {
            return size() > ADDRESSES;
        }
    };

    GuessLimit(Clock clock, int allowed, Duration window) {
        this.clock = clock;
        this.allowed = allowed;
        this.windowMs = window.toMillis();
    }

    /** Counts a wrong secret. */
    synchronized Verdict wrong(String address) {
        long now = clock.millis();
        Tally tally = tallies.get(address);
        if (tally == null || now >= tally.until()) {
            tally = new Tally(0, now + windowMs);
        }
        if (tally.count() >= allowed) {
            // Further guesses do not prolong the wait: a misconfigured sender hears 401 again once a minute.
            return new Verdict(Math.max(1, (tally.until() - now + 999) / 1000), false);
        }
        int count = tally.count() + 1;
        boolean last = count == allowed;
        tallies.put(address, new Tally(count, last ? now + windowMs : tally.until()));
        return new Verdict(0, last);
    }

    /**
     * What becomes of a guess.
     *
     * @param waitSeconds how long to send the address away; 0 = not yet
     * @param limitReached whether this one was the last that is allowed
     */
    record Verdict(long waitSeconds, boolean limitReached) {}

    private record Tally(int count, long until) {}
}
