package org.amosheets.amocrm;

import java.time.Duration;

/** The account's request limit, shared by every replica. */
public interface RequestLimit {

    /**
     * Waits until one more request may be sent. Import yields to live edits, so the wait is fair by arrival. Throws {@link
     * #usedUp} where a person waits for the answer and that would take too long.
     */
    void acquire() throws InterruptedException;

    /** What is told in place of waiting any longer. */
    static RuntimeException usedUp() {
        return new AmoCrmException.Busy(
                "Tried to call amoCRM but its limit of requests is used up; the service goes on by itself, look again in a"
                        + " minute.",
                false);
    }

    /** How many requests this process was granted within the last 60 s. */
    default int lastMinute() {
        return 0;
    }

    /** Nobody sends anything for this long: amoCRM said that it was too much. */
    void pause(Duration duration);
}
