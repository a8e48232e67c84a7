package org.amosheets.sync;

/** Who wins where both sides changed the same field since they last agreed. */
public enum Policy {
    CRM,
    SHEET,
    /** Nothing is written, both values stay, a person picks. */
    ASK
}
