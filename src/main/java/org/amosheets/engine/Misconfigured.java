package org.amosheets.engine;

/** A setting names something that the account or the files do not have; the message says what and what there is. */
public final class Misconfigured extends RuntimeException {

    public Misconfigured(String message) {
        super(message);
    }
}
