package org.amosheets.sandbox.sheets;

/** The error a formula ends in; the constant's name is the {@code errorValue.type} of the API. */
enum CellError {
    REF("#REF!"),
    NAME("#NAME?"),
    VALUE("#VALUE!"),
    DIVIDE_BY_ZERO("#DIV/0!"),
    ERROR("#ERROR!");

    private final String text;

    CellError(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
