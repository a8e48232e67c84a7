package org.amosheets.web.alert;

/** Sends one message. */
@FunctionalInterface
public interface Post {

    /**
     * Returns once the receiver has it.
     *
     * @param json the whole body
     * @throws NotTaken where it did not, or nobody knows
     */
    void send(String json) throws NotTaken;

    /** The receiver did not take it; the message says why, without its address. */
    final class NotTaken extends Exception {
        public NotTaken(String why) {
            super(why);
        }
    }
}
