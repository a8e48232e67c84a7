package org.amosheets.store;

/** What was to be decided about does not stand any more: somebody else decided, or it settled by itself. */
public final class StandingGone extends RuntimeException {

    StandingGone() {
        super("The entry that was to be decided about is gone; nothing was committed.");
    }
}
