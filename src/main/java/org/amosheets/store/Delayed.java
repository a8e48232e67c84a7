package org.amosheets.store;

import java.util.List;
import java.util.Optional;
import org.amosheets.sync.Change;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delayed changes that are due.
 *
 * @param nextInMs when the next one will be; -1 = none waits
 */
record Delayed(List<Member> members, long nextInMs) {

    private static final Logger LOG = LoggerFactory.getLogger(Delayed.class);

    /**
     * One of them.
     *
     * @param id the member of the sorted set: a number of its own, a blank, the change
     * @param deliveries how often it was taken before
     */
    record Member(String id, int deliveries) {}

    /** How long to wait for news without missing the next one that falls due. */
    long blockFor(long blockMs) {
        return nextInMs < 0 ? blockMs : Math.min(blockMs, nextInMs);
    }

    static Optional<Change> change(String member) {
        try {
            return Optional.of(Json.read(member.substring(member.indexOf(' ') + 1), Change.class));
        } catch (IllegalStateException e) {
            LOG.warn("A delayed change is not readable and is left out", e);
            return Optional.empty();
        }
    }
}
