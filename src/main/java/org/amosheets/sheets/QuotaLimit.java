package org.amosheets.sheets;

import java.time.Duration;

/** Google's per-user quotas, shared by every replica. */
public interface QuotaLimit {

    /** Throws {@link #usedUp} where a person waits for the answer and the quota would let it wait too long. */
    void acquireRead() throws InterruptedException;

    /** As {@link #acquireRead}. */
    void acquireWrite() throws InterruptedException;

    /** What is told in place of waiting any longer. */
    static RuntimeException usedUp() {
        return new SheetsException.Busy(
                "Tried to call Google but failed because its quota is used up, do: nothing: look again in a minute",
                null);
    }

    /** When the next read may go, as far as this process knows; zero = at once. */
    Duration nextRead();

    /** As {@link #nextRead}, for writes. */
    Duration nextWrite();

    /** How far apart reads and writes are let go once the first few are gone; the longer of both. */
    Duration apart();

    /** How many reads and writes this process was granted so far. */
    long used();

    /** How many reads this process was granted within the last 60 s. */
    default int readsLastMinute() {
        return 0;
    }

    /** As {@link #readsLastMinute}, of writes. */
    default int writesLastMinute() {
        return 0;
    }

    /** Nobody sends anything for this long: Google said that it was too much. */
    void pause(Duration duration);
}
