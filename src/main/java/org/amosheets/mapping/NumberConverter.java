package org.amosheets.mapping;

import java.math.BigDecimal;
import org.amosheets.sync.Cell;
import org.amosheets.sync.Problem;
import org.amosheets.sync.SheetValue;
import org.jspecify.annotations.Nullable;

/** A number, exact; in canonical form a plain decimal with a dot. */
record NumberConverter(String column) implements Converter {

    /** What a number cell can hold exactly; longer numbers are written as text, so that no digit is lost. */
    private static final int EXACT_DIGITS = 15;

    /** The cell's number, or null where it holds none. */
    static @Nullable BigDecimal number(Cell cell) {
        return switch (cell.kind()) {
            case NUMBER -> Texts.number(cell.text());
            case TEXT -> NumberText.parse(cell.text());
            default -> null;
        };
    }

    @Override
    public SheetValue read(Cell cell, Context context) {
        String text = Texts.of(cell);
        if (text.isEmpty()) {
            return SheetValue.of("");
        }
        BigDecimal number = number(cell);
        return number == null
                ? SheetValue.invalid(text, Problem.of(Problem.Code.NOT_A_NUMBER, column, text))
                : SheetValue.of(number.toPlainString());
    }

    @Override
    public String canonical(String raw) {
        BigDecimal number = inCrm(raw);
        return number == null ? Texts.strip(raw) : number.toPlainString();
    }

    /** amoCRM's text as a number, or null: a dot in it is always decimal, so the people's rules come second. */
    static @Nullable BigDecimal inCrm(String raw) {
        BigDecimal number = Texts.number(raw);
        return number == null ? NumberText.parse(raw) : number;
    }

    @Override
    public Cell render(String canonical, Context context) {
        return cell(canonical);
    }

    static Cell cell(String canonical) {
        BigDecimal number = Texts.number(canonical);
        return number == null || number.precision() > EXACT_DIGITS ? Cell.text(canonical) : Cell.number(number);
    }
}
