package org.amosheets.sheets;

/**
 * One thing that a tab lacks.
 *
 * @param kind what it is
 * @param column the header of the column concerned; empty where it concerns the tab
 */
public record SetupStep(Kind kind, String column) {

    /** What a tab may lack. */
    public enum Kind {
        HEADER,
        FREEZE,
        DROPDOWN,
        FORMAT,
        PROTECTION,
        HIDE
    }
}
