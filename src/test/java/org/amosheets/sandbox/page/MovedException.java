package org.amosheets.sandbox.page;

/** What a person edits is no longer where the person saw it. */
final class MovedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MovedException(String message) {
        super(message);
    }
}
