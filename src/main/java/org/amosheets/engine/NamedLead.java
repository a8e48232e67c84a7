package org.amosheets.engine;

/**
 * What stands in the id column of a row that the service has not linked yet, and whether both belong together.
 *
 * @param row the row's number
 * @param id what stands there, on one line and cut where it is long
 */
public record NamedLead(int row, String id, Verdict verdict) {

    /** Whether the row and the lead that it names belong together. */
    public enum Verdict {
        /** Nothing speaks against it: the service will link them. */
        fits,
        /** The service has linked them. */
        linked,
        /** What stands there is no lead's id. */
        noId,
        /** amoCRM does not have the lead, or in its trash. */
        gone,
        /** Another row without a link names the lead as well. */
        twice,
        /** The lead is linked to another row. */
        otherRow,
        /** The row is linked to another lead. */
        otherLead,
        /** The row and the lead's contact have different phones, e-mails or names. */
        otherPerson;

        /** Whether a person has to decide. */
        public boolean refused() {
            return this != fits && this != linked;
        }
    }
}
