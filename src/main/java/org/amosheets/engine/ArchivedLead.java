package org.amosheets.engine;

/**
 * A lead whose row an older tool had put away into another tab, and what became of that.
 *
 * @param tab the title of the tab
 */
public record ArchivedLead(long lead, String tab, Verdict verdict) {

    /** What became of it. */
    public enum Verdict {
        /** It is remembered by now, so that the lead gets no second row. */
        taken,
        /** It would be remembered, were this no rehearsal. */
        would,
        /** It was remembered already, or the lead has a row in our tab as well. */
        present,
        /** amoCRM does not have the lead, or in its trash. */
        gone,
        /** The older tool's state names the lead, and no tab does. */
        nowhere;

        /** Whether nothing was taken over. */
        public boolean refused() {
            return this == gone || this == nowhere;
        }
    }
}
