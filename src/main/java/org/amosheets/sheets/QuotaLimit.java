package org.amosheets.sheets;

import java.time.Duration;

/** Google's per-user quotas, shared by every replica. */
public interface QuotaLimit {

    void acquireRead() throws InterruptedException;

    void acquireWrite() throws InterruptedException;

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
