package org.amosheets.web;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Counts wrong secrets by address. The same one again is no further guess: a sender that is set up wrongly hears that its
 * secret is wrong however often it comes.
 */
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

    /**
     * Counts a wrong secret.
     *
     * @param secret a digest of it
     */
    synchronized Verdict wrong(String address, byte[] secret) {
        long now = clock.millis();
        Tally tally = tallies.get(address);
        if (tally == null || now >= tally.until()) {
            tally = new Tally(Set.of(), now + windowMs);
        }
        long guess = ByteBuffer.wrap(secret).getLong();
        if (tally.guesses().contains(guess)) {
            return new Verdict(0, false);
        }
        if (tally.guesses().size() >= allowed) {
            // Further guesses do not prolong the wait: a misconfigured sender hears 401 again once a minute.
            return new Verdict(Math.max(1, (tally.until() - now + 999) / 1000), false);
        }
        Set<Long> guesses = new HashSet<>(tally.guesses());
        guesses.add(guess);
        boolean last = guesses.size() == allowed;
        tallies.put(address, new Tally(guesses, last ? now + windowMs : tally.until()));
        return new Verdict(0, last);
    }

    /**
     * What becomes of a guess.
     *
     * @param waitSeconds how long to send the address away; 0 = not yet
     * @param limitReached whether this one was the last that is allowed
     */
    record Verdict(long waitSeconds, boolean limitReached) {}

    /** @param guesses the beginnings of their digests */
    private record Tally(Set<Long> guesses, long until) {}
}
