package org.amosheets.engine;

/** Hears what was written to either side, once it is confirmed and kept. */
@FunctionalInterface
public interface Crossings {

    Crossings NOBODY = (side, what, tookMs) -> {};

    /**
     * One write.
     *
     * @param side where it arrived: {@code crm} or {@code sheet}
     * @param what of the few words that the audit log has for it
     * @param tookMs since somebody first said that there was something to cross; below 0 where nobody did
     */
    void crossed(String side, String what, long tookMs);
}
