package org.amosheets.cli;

/** What a command ends with. */
final class Exit {

    static final int FINE = 0;
    /** Something was found or refused. */
    static final int FOUND = 1;
    /** The configuration or the call itself is at fault. */
    static final int MISCONFIGURED = 2;
    /** Redis, amoCRM or Google could not be reached, or does not let us in. */
    static final int UNREACHABLE = 3;

    private Exit() {}
}
