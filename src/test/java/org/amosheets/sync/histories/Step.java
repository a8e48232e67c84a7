package org.amosheets.sync.histories;

import org.amosheets.sync.Problem;
import org.amosheets.sync.SheetValue;

/** One thing that happens in a history, as plain data, so that a history can be cut down and printed. */
sealed interface Step {

    /** How a value comes into a cell. */
    enum How {
        TYPED,
        INVALID,
        FORMULA;

        SheetValue cell(String field, String value) {
            return switch (this) {
                case TYPED -> SheetValue.of(value);
                case INVALID -> SheetValue.invalid(value, Problem.of(Problem.Code.NOT_A_PHONE, field, value));
                case FORMULA -> SheetValue.of(value).asFormula(true);
            };
        }
    }

    /** What becomes of a plan. */
    enum Cut {
        /** All of it is applied. */
        NOTHING_FAILS,
        /** Some patches and some rows' cells fail; what rests on them stays as it was. */
        SOME_FAIL,
        /** As before, and then the service dies before it keeps any of the bases. */
        KILLED
    }

    /** A person types into a cell. */
    record SheetEdit(int row, String field, How how, String value) implements Step {}

    /** A person changes a field in amoCRM; of several values the one at {@code slot}, or one more. */
    record CrmEdit(int row, String field, int slot, String value) implements Step {}

    /** The service reads both sides, plans and applies. */
    record Sync(Cut cut, long seed) implements Step {}
}
