package org.amosheets.config;

/** Who wins where both sides changed the same field since they last agreed. */
public enum ConflictPolicy {
    /** amoCRM's value stays. */
    CRM,
    /** The sheet's value stays. */
    SHEET,
    /** Both stay until a person picks one. */
    ASK
}
