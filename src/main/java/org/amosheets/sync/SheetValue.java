package org.amosheets.sync;

import org.jspecify.annotations.Nullable;

/**
 * A mapped cell after conversion.
 *
 * @param canonical the value in canonical form; empty for an empty cell. Where the cell cannot be understood, its text
 * @param problem why the cell cannot be understood, or null where it can
 * @param remark something its author should know although the value is taken (a rounding), or null
 * @param formula whether a formula made the value: such a cell is never written
 */
public record SheetValue(
        String canonical,
        @Nullable Problem problem,
        @Nullable Problem remark,
        boolean formula) {

    public static SheetValue of(String canonical) {
        return new SheetValue(canonical, null, null, false);
    }

    public static SheetValue invalid(String text, Problem problem) {
        return new SheetValue(text, problem, null, false);
    }

    public SheetValue withRemark(Problem newRemark) {
        return new SheetValue(canonical, problem, newRemark, formula);
    }

    public SheetValue asFormula(boolean isFormula) {
        return new SheetValue(canonical, problem, remark, isFormula);
    }
}
