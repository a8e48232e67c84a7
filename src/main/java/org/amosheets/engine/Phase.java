package org.amosheets.engine;

/** Where a row stands. */
final class Phase {

    /** It has a key and no lead yet. */
    static final String NEW = "NEW";
    /** It is about to be written for its lead. */
    static final String APPENDING = "APPENDING";
    /** It has a lead. */
    static final String LINKED = "LINKED";
    /** It has a lead, but something about it is not settled: each look at the lead has to look at the row too. */
    static final String OPEN = "OPEN";
    /** Its lead was deleted in amoCRM. */
    static final String LEAD_GONE = "LEAD_GONE";
    /** It was set aside and waits for an edit or a retry. */
    static final String PARKED = "PARKED";

    /** What would be done to it and to many others waits for a person, or was refused by one. */
    static final String HELD = "HELD";

    private Phase() {}
}
