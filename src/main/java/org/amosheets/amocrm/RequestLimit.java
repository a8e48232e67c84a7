package org.amosheets.amocrm;

import java.time.Duration;

/** The account's request limit, shared by every replica. */
public interface RequestLimit {

    /** Waits until one more request may be sent. Import yields to live edits, so the wait is fair by arrival. */
    void acquire() throws InterruptedException;

    /** How many requests this process was granted within the last 60 s. */
    default int lastMinute() {
        return 0;
    }

    /** Nobody sends anything for this long: amoCRM said that it was too much. */
    void pause(Duration duration);
}
