package org.amosheets.cli;

/**
 * What became of one row of the file.
 *
 * @param row its number in the file
 * @param lead the lead's id; 0 where there is none
 * @param contact the contact's id; 0 where there is none
 * @param contactFound whether amoCRM had the contact already
 * @param earlier whether an earlier import brought the row
 * @param reason why it is refused
 */
record ImportLine(
        int row, Outcome outcome, long lead, long contact, boolean contactFound, boolean earlier, String reason) {

    /** What may become of a row. */
    enum Outcome {
        /** A lead was made for it. */
        created,
        /** It named a lead that amoCRM had already. */
        linked,
        /** It was not taken, or amoCRM did not. */
        refused,
        /** It is in the sheet and has no lead yet. */
        waiting,
        /** Somebody deleted it from the sheet before it had a lead. */
        deleted,
        /** It would be brought, were this no dry run. */
        would
    }

    static ImportLine of(int row, Outcome outcome, boolean earlier, String reason) {
        return new ImportLine(row, outcome, 0, 0, false, earlier, reason);
    }
}
