package org.amosheets.engine;

/** Where a row stands. */
final class Phase {

    /** It has a key and no lead yet. */
    static final String NEW = "NEW";
    /** It has a lead. */
    static final String LINKED = "LINKED";
    /** Its lead was deleted in amoCRM. */
    static final String LEAD_GONE = "LEAD_GONE";
    /** It was set aside and waits for an edit or a retry. */
    static final String PARKED = "PARKED";

    private Phase() {}
}
