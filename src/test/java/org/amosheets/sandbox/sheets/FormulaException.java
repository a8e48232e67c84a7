package org.amosheets.sandbox.sheets;

/** Ends the computing of a formula with an error value. */
final class FormulaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final CellError error;

    FormulaException(CellError error) {
        super(error.text(), null, false, false);
        this.error = error;
    }

    CellError error() {
        return error;
    }
}
