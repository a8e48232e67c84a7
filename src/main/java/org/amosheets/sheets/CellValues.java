package org.amosheets.sheets;

import com.google.api.services.sheets.v4.model.CellData;
import com.google.api.services.sheets.v4.model.ExtendedValue;
import org.amosheets.sync.Cell;

/** Cells as the API takes them, and whether two hold the same. */
final class CellValues {

    private CellValues() {}

    /** Text stays text whatever it begins with; only what was a formula before becomes one. Empty clears the cell. */
    static CellData data(Cell cell) {
        ExtendedValue value = new ExtendedValue();
        String formula = cell.formula();
        if (formula != null && !formula.isEmpty()) {
            return new CellData().setUserEnteredValue(value.setFormulaValue(formula));
        }
        return switch (cell.kind()) {
            case EMPTY -> new CellData();
            case TEXT -> new CellData().setUserEnteredValue(value.setStringValue(cell.text()));
            case NUMBER -> new CellData().setUserEnteredValue(value.setNumberValue(Double.valueOf(cell.text())));
            case BOOLEAN -> new CellData().setUserEnteredValue(value.setBoolValue(Boolean.valueOf(cell.text())));
            // An error that was typed, not computed: only a formula brings it back.
            case ERROR -> new CellData().setUserEnteredValue(value.setFormulaValue("=" + cell.text()));
        };
    }

    /** Formulas are compared as such: in the hidden tab their results differ. */
    static boolean same(Cell a, Cell b) {
        String formulaA = a.formula();
        String formulaB = b.formula();
        if (formulaA != null || formulaB != null) {
            return formulaA != null && formulaA.equals(formulaB);
        }
        if (a.kind() != b.kind()) {
            return false;
        }
        return a.kind() == Cell.Kind.NUMBER
                ? Double.compare(Double.parseDouble(a.text()), Double.parseDouble(b.text())) == 0
                : lines(a.text()).equals(lines(b.text()));
    }

    /** Google keeps one kind of line end only. */
    private static String lines(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
