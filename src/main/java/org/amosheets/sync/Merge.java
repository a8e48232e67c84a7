package org.amosheets.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The three-way merge of one field of one row: what was last agreed, what the sheet holds, what amoCRM holds.
 *
 * @param verdict what to do
 * @param value the value that both sides shall hold then; for {@link Verdict#NOTHING} and {@link Verdict#OPEN} what amoCRM
 *     holds
 * @param crm amoCRM's value, of several the one that concerns the row
 * @param conflict whether both sides had changed
 */
record Merge(Verdict verdict, String value, String crm, boolean conflict) {

    enum Verdict {
        NOTHING,
        /** Both sides hold the same, only the base has to follow. */
        AGREED,
        TO_CRM,
        TO_SHEET,
        /** Nothing is written, a person has to pick. */
        OPEN,
        /** The cell cannot be understood: nothing is written until it is mended. */
        UNREADABLE,
        /** amoCRM's value cannot be written because a formula makes the cell. */
        FORMULA
    }

    /**
     * Decides by value alone: no clock, no order of arrival.
     *
     * @param base what both sides last agreed on; null where that is unknown
     * @param sheet the cell
     * @param alternatives amoCRM's values, any of which a row may show
     * @param pick what a person picked, or null; it counts only for the two values that the person saw
     */
    static Merge of(
            FieldRule rule, @Nullable String base, SheetValue sheet, List<String> alternatives, @Nullable Pick pick) {
        String s = sheet.canonical();
        String c = concerning(base, s, alternatives, rule);
        if (rule.same(s, c)) {
            return new Merge(rule.same(c, base) ? Verdict.NOTHING : Verdict.AGREED, c, c, false);
        }
        if (sheet.problem() != null && !rule.same(s, base)) {
            return new Merge(Verdict.UNREADABLE, c, c, false);
        }
        if (!rule.canBeCleared() && s.isEmpty()) {
            return toSheet(sheet, c, false);
        }
        if (pick != null && pick.fits(s, c)) {
            return settled(pick.winner(), sheet, c);
        }
        if (base == null) {
            if (rule.isEmpty(s)) {
                return toSheet(sheet, c, false);
            }
            return rule.isEmpty(c) ? new Merge(Verdict.TO_CRM, s, c, false) : settled(rule.policy(), sheet, c);
        }
        if (rule.same(s, base)) {
            return toSheet(sheet, c, false);
        }
        return rule.same(c, base) ? new Merge(Verdict.TO_CRM, s, c, false) : settled(rule.policy(), sheet, c);
    }

    private static Merge settled(Policy policy, SheetValue sheet, String crm) {
        return switch (policy) {
            case CRM -> toSheet(sheet, crm, true);
            case SHEET -> new Merge(Verdict.TO_CRM, sheet.canonical(), crm, true);
            case ASK -> new Merge(Verdict.OPEN, crm, crm, true);
        };
    }

    private static Merge toSheet(SheetValue sheet, String crm, boolean conflict) {
        return new Merge(sheet.formula() ? Verdict.FORMULA : Verdict.TO_SHEET, crm, crm, conflict);
    }

    /** A contact may have several phones: the one that the row shows counts, then the one last agreed on, then the first. */
    private static String concerning(@Nullable String base, String sheet, List<String> alternatives, FieldRule rule) {
        if (alternatives.isEmpty()) {
            return rule.nothing();
        }
        if (alternatives.contains(sheet)) {
            return sheet;
        }
        return base != null && alternatives.contains(base) ? base : alternatives.get(0);
    }
}
