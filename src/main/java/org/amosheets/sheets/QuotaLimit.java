package org.amosheets.sheets;

import java.time.Duration;

/** Google's per-user quotas, shared by every replica. */
public interface QuotaLimit {

    void acquireRead() throws InterruptedException;

    void acquireWrite() throws InterruptedException;

    /** Nobody sends anything for this long: Google said that it was too much. */
    void pause(Duration duration);
}
