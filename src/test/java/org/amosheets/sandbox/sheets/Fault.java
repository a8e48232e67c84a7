package org.amosheets.sandbox.sheets;

import java.time.Duration;

/**
 * Something that goes wrong with one request.
 *
 * @param status for the two kinds that answer with a status
 * @param delay for the delay
 * @param action run right before a connection is closed, or before the true answer is sent
 */
public record Fault(What what, int status, Duration delay, Runnable action) {

    private static final Runnable NOTHING = () -> {};

    /** What goes wrong. */
    public enum What {
        STATUS_BEFORE,
        STATUS_AFTER,
        DELAY,
        HANG,
        CLOSE_BEFORE,
        CLOSE_AFTER,
        ANSWER
    }

    /** Answers with the status and does nothing else. */
    public static Fault status(int status) {
        return new Fault(What.STATUS_BEFORE, status, Duration.ZERO, NOTHING);
    }

    /** Does what was asked, then answers with the status all the same. */
    public static Fault statusAfter(int status) {
        return new Fault(What.STATUS_AFTER, status, Duration.ZERO, NOTHING);
    }

    /** Waits before it does what was asked. */
    public static Fault delay(Duration delay) {
        return new Fault(What.DELAY, 0, delay, NOTHING);
    }

    /** Keeps the request until {@link Faults#release()}, then does what was asked: it may come very late. */
    public static Fault hang() {
        return new Fault(What.HANG, 0, Duration.ZERO, NOTHING);
    }

    /** Closes the connection and does nothing. */
    public static Fault closeBefore() {
        return new Fault(What.CLOSE_BEFORE, 0, Duration.ZERO, NOTHING);
    }

    /** Does what was asked, then closes the connection without an answer. */
    public static Fault closeAfter() {
        return new Fault(What.CLOSE_AFTER, 0, Duration.ZERO, NOTHING);
    }

    /** Runs this, then closes the connection and does nothing: who is killed by it never gets it done. */
    public static Fault before(Runnable action) {
        return new Fault(What.CLOSE_BEFORE, 0, Duration.ZERO, action);
    }

    /** Does what was asked, runs this, then closes the connection without an answer. */
    public static Fault after(Runnable action) {
        return new Fault(What.CLOSE_AFTER, 0, Duration.ZERO, action);
    }

    /** Does what was asked and runs this right before the true answer is sent. */
    public static Fault answering(Runnable action) {
        return new Fault(What.ANSWER, 0, Duration.ZERO, action);
    }
}
