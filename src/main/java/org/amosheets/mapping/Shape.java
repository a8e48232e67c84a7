package org.amosheets.mapping;

/** What kind of content a column is made for, as far as a sheet's own formats go. */
public enum Shape {
    /** Whatever is typed; the column is left as it is. */
    ANY,
    /** Text that must not be taken for a number or a formula: {@code +7 999 …}. */
    VERBATIM,
    WHOLE_NUMBER,
    DATE,
    DATE_TIME
}
