package org.amosheets.config;

/** A command reads and changes nothing on either side, unless it says beforehand that it will. */
public final class CommandPermit implements WritePermit {

    private volatile boolean granted;
    private volatile Runnable condition = () -> {};

    /** From now on writes of this process are let through. */
    public void grant() {
        granted = true;
    }

    /** As {@link #grant()}, as long as this does not throw: it is asked before each write. */
    public void grantWhile(Runnable holds) {
        condition = holds;
        granted = true;
    }

    /** Lets writes through for as long as this takes. */
    public void during(Runnable writes) {
        boolean before = granted;
        granted = true;
        try {
            writes.run();
        } finally {
            granted = before;
        }
    }

    @Override
    public void check() {
        if (!granted) {
            throw new IllegalStateException(
                    "Tried to write, but this command only reads; this is a defect, report it.");
        }
        condition.run();
    }
}
