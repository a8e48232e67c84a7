package org.amosheets.config;

/**
 * A value that must never be seen in a log, a message or a page. Call {@link #value()} only where it is used.
 *
 * @param value the secret itself
 */
public record Secret(String value) {

    @Override
    public String toString() {
        return "***";
    }
}
