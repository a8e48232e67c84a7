package org.amosheets.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.amosheets.sync.Cell;
import org.amosheets.sync.Problem;
import org.amosheets.sync.SheetValue;

/**
 * A lead's price: whole units, never empty in amoCRM, so that an empty cell is 0. A fraction is rounded half up, with a
 * remark; the cell keeps what was typed.
 */
record PriceConverter(String column) implements Converter {

    /** More than a number cell holds exactly. */
    static final BigDecimal TOO_MUCH = BigDecimal.TEN.pow(15);

    @Override
    public SheetValue read(Cell cell, Context context) {
        String text = Texts.of(cell);
        if (text.isEmpty()) {
            return SheetValue.of(nothing());
        }
        BigDecimal number = NumberConverter.number(cell);
        if (number == null) {
            return SheetValue.invalid(text, notANumber(text));
        }
        String whole = whole(number);
        if (number.signum() < 0 || number.compareTo(TOO_MUCH) >= 0) {
            return SheetValue.invalid(whole, notANumber(text));
        }
        SheetValue value = SheetValue.of(whole);
        return number.compareTo(new BigDecimal(whole)) == 0
                ? value
                : value.withRemark(Problem.of(Problem.Code.ROUNDED, column, text, whole));
    }

    @Override
    public String canonical(String raw) {
        BigDecimal number = NumberConverter.inCrm(raw);
        if (number != null) {
            return whole(number);
        }
        String text = Texts.strip(raw);
        return text.isEmpty() ? nothing() : text;
    }

    @Override
    public Shape shape() {
        return Shape.WHOLE_NUMBER;
    }

    @Override
    public Cell render(String canonical, Context context) {
        return NumberConverter.cell(canonical);
    }

    @Override
    public String nothing() {
        return "0";
    }

    private static String whole(BigDecimal number) {
        return number.setScale(0, RoundingMode.HALF_UP).toPlainString();
    }

    private Problem notANumber(String text) {
        return Problem.of(Problem.Code.NOT_A_NUMBER, column, text);
    }
}
