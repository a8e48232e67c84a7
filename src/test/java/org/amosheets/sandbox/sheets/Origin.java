package org.amosheets.sandbox.sheets;

/** Who changed the spreadsheet. */
public enum Origin {
    /** A person at the sheet. */
    USER,
    /** A request to the API. */
    API
}
