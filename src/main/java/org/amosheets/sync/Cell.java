package org.amosheets.sync;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one cell of the tab holds, as typed data.
 *
 * @param kind the type of the cell's value
 * @param text the value as text: text as it stands, a number in plain notation, {@code TRUE}/{@code FALSE}, an error's
 *     code; empty for an empty cell
 * @param formula the formula that made the value, or null where the value was typed
 */
public record Cell(Kind kind, String text, @Nullable String formula) {

    /** The type of a cell's value. */
    public enum Kind {
        EMPTY,
        TEXT,
        NUMBER,
        BOOLEAN,
        ERROR
    }

    public static final Cell EMPTY = new Cell(Kind.EMPTY, "", null);

    public static Cell text(String text) {
        return text.isEmpty() ? EMPTY : new Cell(Kind.TEXT, text, null);
    }

    public static Cell number(BigDecimal number) {
        BigDecimal stripped = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return new Cell(Kind.NUMBER, stripped.toPlainString(), null);
    }

    public static Cell bool(boolean value) {
        return new Cell(Kind.BOOLEAN, value ? "TRUE" : "FALSE", null);
    }

    public Cell withFormula(String newFormula) {
        return new Cell(kind, text, newFormula);
    }

    public boolean isFormula() {
        return formula != null;
    }

    public boolean isBlank() {
        return kind == Kind.EMPTY || (kind == Kind.TEXT && text.isBlank());
    }
}
