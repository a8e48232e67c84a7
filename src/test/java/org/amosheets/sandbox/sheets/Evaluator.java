package org.amosheets.sandbox.sheets;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Computes what cells show, for one state of the spreadsheet; remembers formulas that it has computed. */
final class Evaluator {

    /** Deeper chains than any test needs would overflow the stack of the request's thread. */
    private static final int DEEPEST = 400;

    private record Address(int sheetId, int row, int column) {}

    private final Book book;
    private final Formats formats;
    private final Map<Address, Object> known = new HashMap<>();
    private final Set<Address> underWay = new HashSet<>();

    Evaluator(Book book) {
        this.book = book;
        this.formats = Formats.of(book.locale());
    }

    Book book() {
        return book;
    }

    Formats formats() {
        return formats;
    }

    /** String, Double, Boolean or {@link CellError}; null when blank. */
    @Nullable
    Object value(SheetState sheet, int row, int column) {
        Cell cell = sheet.cell(row, column);
        return cell.entered() instanceof Formula formula
                ? computed(new Address(sheet.id(), row, column), formula, sheet)
                : cell.entered();
    }

    String text(SheetState sheet, int row, int column) {
        return formats.text(sheet.cell(row, column), value(sheet, row, column));
    }

    private Object computed(Address address, Formula formula, SheetState sheet) {
        Object before = known.get(address);
        if (before != null) {
            return before;
        }
        if (underWay.size() > DEEPEST || !underWay.add(address)) {
            return CellError.REF;
        }
        Object value;
        try {
            value = new FormulaReader(formula.text(), sheet, this).result();
        } catch (FormulaException e) {
            value = e.error();
        } finally {
            underWay.remove(address);
        }
        known.put(address, value);
        return value;
    }

    /** What a cell counts as in arithmetic: blank is 0, a text that looks like a number is one. */
    double number(@Nullable Object value) {
        if (value == null) {
            return 0;
        }
        if (value instanceof CellError error) {
            throw new FormulaException(error);
        }
        if (value instanceof Double number) {
            return number;
        }
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        try {
            return Double.parseDouble(value.toString().strip());
        } catch (NumberFormatException e) {
            throw new FormulaException(CellError.VALUE);
        }
    }

    String joined(@Nullable Object value) {
        if (value instanceof CellError error) {
            throw new FormulaException(error);
        }
        return formats.text(Cell.EMPTY, value);
    }
}
