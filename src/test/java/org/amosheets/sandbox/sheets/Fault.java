package org.amosheets.sandbox.sheets;

import java.time.Duration;

/**
 * Something that goes wrong with one request.
 *
 * @param status for the two kinds that answer with a status
 * @param delay for the delay
 */
public record Fault(What what, int status, Duration delay) {

    /** What goes wrong. */
    public enum What {
        STATUS_BEFORE,
        STATUS_AFTER,
        DELAY,
        HANG,
        CLOSE_BEFORE,
        CLOSE_AFTER
    }

    /** Answers with the status and does nothing else. */
    public static Fault status(int status) {
        return new Fault(What.STATUS_BEFORE, status, Duration.ZERO);
    }

    /** Does what was asked, then answers with the status all the same. */
    public static Fault statusAfter(int status) {
        return new Fault(What.STATUS_AFTER, status, Duration.ZERO);
    }

    /** Waits before it does what was asked. */
    public static Fault delay(Duration delay) {
        return new Fault(What.DELAY, 0, delay);
    }

    /** Keeps the request until {@link Faults#release()}, then does what was asked: it may come very late. */
    public static Fault hang() {
        return new Fault(What.HANG, 0, Duration.ZERO);
    }

    /** Closes the connection and does nothing. */
    public static Fault closeBefore() {
        return new Fault(What.CLOSE_BEFORE, 0, Duration.ZERO);
    }

    /** Does what was asked, then closes the connection without an answer. */
    public static Fault closeAfter() {
        return new Fault(What.CLOSE_AFTER, 0, Duration.ZERO);
    }
}
