package org.amosheets.engine;

/**
 * A link that an older tool left, and what became of it.
 *
 * @param row the row's number, as the older tool had it
 * @param lead the lead's id
 */
public record OlderLink(int row, long lead, Verdict verdict) {

    /** What became of a link. */
    public enum Verdict {
        /** The row names the lead by now. */
        taken,
        /** The row would name the lead, were this no rehearsal. */
        would,
        /** The row named the lead already. */
        present,
        /** Another lead of the same row is taken; the older tool made one more at each edit. */
        surplus,
        /** amoCRM does not have the lead, or in its trash. */
        gone,
        /** There is no such row any more, or nothing in it. */
        blank,
        /** The row has another lead. */
        otherLead,
        /** The lead has another row. */
        otherRow,
        /** The service has begun to make a lead of the row. */
        begun,
        /** The row and the lead's contact have different phones, e-mails or names. */
        otherPerson,
        /** Nothing of what the row shows can be compared with the lead. */
        nothingCommon,
        /** The row was moved or edited right then. */
        moved;

        /** Whether a person has to decide. */
        public boolean refused() {
            return this != taken && this != would && this != present && this != surplus;
        }
    }
}
