package org.amosheets.store;

/** The connection's lock is another process's now: what was under way must neither be sent nor committed. */
public final class LeaseLost extends RuntimeException {

    public LeaseLost() {
        super("The connection's lock was lost to another process, so this batch is given up; it will be taken again.");
    }
}
