package org.amosheets.sync;

import java.util.List;

/**
 * Something about a row that its author should know, not yet put into words.
 *
 * @param code what it is
 * @param column the header of the column concerned, or empty where it concerns the row
 * @param arguments what the words need: the cell's text, the names that would do
 */
public record Problem(Code code, String column, List<String> arguments) {

    /** Each kind of problem; the mapping's language has words for every one. */
    public enum Code {
        /** Arguments: the cell's text. */
        NOT_A_PHONE,
        /** Arguments: the cell's text. */
        NOT_AN_EMAIL,
        /** Arguments: the cell's text. */
        NOT_A_NUMBER,
        /** Arguments: the cell's text. */
        NOT_A_DATE,
        /** Arguments: the cell's text. */
        NOT_YES_OR_NO,
        /** Arguments: the cell's text, then the names that exist in the lead's pipeline. */
        UNKNOWN_STATUS,
        /** The status is one to look at: choosing it moves nothing. Arguments: the cell's text, then what may be chosen. */
        DISPLAY_ONLY_STATUS,
        /** Several stages of a pipeline go by the name that the mapping has. Arguments: the name, then the stages. */
        STATUS_COLLISION,
        /** No pipeline has the stage that choosing the status leads to. Arguments: the status. */
        STATUS_WITHOUT_STAGE,
        /** Arguments: the cell's text, then the names that exist. */
        UNKNOWN_PIPELINE,
        /** Arguments: the cell's text, then the values that exist. */
        UNKNOWN_OPTION,
        /** Arguments: the custom field's name. */
        UNKNOWN_FIELD,
        /** Several custom fields go by the name, or another column has the field. Arguments: the custom field's name. */
        AMBIGUOUS_FIELD,
        /** The custom field is of a type that cannot be synced. Arguments: its name, its type. */
        UNSUPPORTED_FIELD,
        /** The mapping names a column that the tab lacks. */
        MISSING_COLUMN,
        /** Arguments: the cell's error code. */
        CELL_ERROR,
        /** A phone's cell shows an error, mostly as its leading + made a formula of it. Arguments: the cell's error code. */
        PHONE_ERROR,
        /** The column shows amoCRM's value and is not read. Arguments: the cell's text. */
        READ_ONLY,
        /** The value is taken, but rounded. Arguments: the cell's text, the rounded value. */
        ROUNDED,
        /** Arguments: the longest length that amoCRM takes. */
        TOO_LONG,
        /** The cell holds a formula and amoCRM a differing value. Arguments: amoCRM's value. */
        FORMULA_DIFFERS,
        /** Both sides changed and a person has to pick. Arguments: the sheet's value, amoCRM's value. */
        CONFLICT,
        /** The value belongs to another contact. Arguments: the value, the contact's id. */
        BELONGS_TO_ANOTHER_CONTACT,
        /** A new row lacks what a lead needs. Arguments: the columns, any of which would do. */
        INCOMPLETE,
        /** Somebody asks for a row that holds nothing, or is not there. */
        EMPTY_ROW,
        /** The lead was deleted in amoCRM. Arguments: the lead's id. */
        LEAD_DELETED,
        /** The row names a lead that another row already has. Arguments: the lead's id. */
        LEAD_TAKEN,
        /** The row names a lead that amoCRM does not have. Arguments: the cell's text. */
        LEAD_UNKNOWN,
        /** amoCRM refused the row. Arguments: the field, amoCRM's reason. */
        REFUSED,
        /** The row was set aside after repeated failures. Arguments: the reason. */
        PARKED,
        /** The row waits for a person's word. Arguments: why. */
        HELD
    }

    public static Problem of(Code code, String column, String... arguments) {
        return new Problem(code, column, List.of(arguments));
    }
}
