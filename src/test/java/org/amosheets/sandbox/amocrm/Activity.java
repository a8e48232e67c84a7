package org.amosheets.sandbox.amocrm;

/**
 * One line of the live log.
 *
 * @param subject what it is about, such as {@code lead 24000001}, a path, or a webhook's address
 */
public record Activity(long wallMillis, Kind kind, String subject, String text) {

    /** Where a line comes from. */
    public enum Kind {
        /** A lead or contact was changed. */
        DATA,
        /** The API was called. */
        REQUEST,
        /** A webhook was sent, refused, dropped or retried. */
        HOOK
    }
}
