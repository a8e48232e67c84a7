package org.amosheets.config;

/** A command reads and changes nothing on either side, unless it says beforehand that it will. */
public final class CommandPermit implements WritePermit {

    private volatile boolean granted;

    /** From now on writes of this process are let through. */
    public void grant() {
        granted = true;
    }

    @Override
    public void check() {
        if (!granted) {
            throw new IllegalStateException(
                    "Tried to write, but this command only reads; this is a defect, report it.");
        }
    }
}
