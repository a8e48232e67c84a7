package org.amosheets.config;

/** Whether rows that have no lead get one at the start. */
public enum ImportOnStart {
    /** All of them do. */
    TRUE,
    /** None does. */
    FALSE,
    /** Up to 50 at once do; more are held until approved. */
    ASK
}
