package org.amosheets.engine;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fair, so that no lane waits for ever; and its owner may be cut off once the process has to end. */
final class TurnLock extends ReentrantLock {

    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(TurnLock.class);
    private static final long AGAIN_MS = 100;

    TurnLock() {
        super(true);
    }

    /**
     * Waits for the lock as long as its owners may go on, then interrupts them: that is as good as a kill, after which the
     * next start goes on.
     *
     * @param last how long they may go on
     * @param cut how long they have from then on
     * @return whether the lock is taken
     */
    boolean lockAtLast(Duration last, Duration cut) {
        try {
            if (tryLock(last.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
            LOG.info("What is under way is cut off, as this process has to end; the next start takes it up again");
            long end = System.nanoTime() + cut.toNanos();
            do {
                Thread owner = getOwner();
                if (owner != null) {
                    owner.interrupt();
                }
                if (tryLock(AGAIN_MS, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            } while (System.nanoTime() - end < 0);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
