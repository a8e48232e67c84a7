package org.amosheets.config;

/** A command reads and changes nothing on either side, unless it says beforehand that it will. */
public final class CommandPermit implements WritePermit {

    private volatile boolean granted;

    /** From now on writes of this process are let through. */
    public void grant() {
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
    }
}
