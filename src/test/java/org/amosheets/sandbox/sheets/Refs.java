package org.amosheets.sandbox.sheets;

import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rewrites the cell references of formulas when cells are copied, moved, or tabs get another name. */
final class Refs {

    private static final String END = "(\\$?)([A-Za-z]{1,3})?(\\$?)(\\d+)?";

    /** A text literal (skipped), or a reference: tab, first end, second end. */
    private static final Pattern TOKEN = Pattern.compile(
            "\"(?:[^\"]|\"\")*\"|(?<![\\p{L}\\p{N}_$.])(?:('(?:[^']|'')+'|[\\p{L}_][\\p{L}\\p{N}_.]*)!)?"
                    + "(?:(\\$?[A-Za-z]{1,3}\\$?\\d+|\\$?[A-Za-z]{1,3}(?=:)|\\$?\\d+(?=:))"
                    + "(?::(\\$?[A-Za-z]{1,3}\\$?\\d+|\\$?[A-Za-z]{1,3}|\\$?\\d+))?)(?![\\p{L}\\p{N}_(.])");

    private static final Pattern ENDS = Pattern.compile(END);

    private Refs() {}

    /** One end of a reference; row or column is -1 where it is open, as in {@code A:A}. */
    record End(boolean fixedColumn, int column, boolean fixedRow, int row) {

        static End of(String text) {
            Matcher m = ENDS.matcher(text);
            if (!m.matches()) {
                throw new IllegalArgumentException("Not a reference: " + text);
            }
            boolean onlyRow = m.group(2) == null;
            return new End(
                    !onlyRow && !m.group(1).isEmpty(),
                    onlyRow ? -1 : A1.column(m.group(2)),
                    !m.group(3).isEmpty() || (onlyRow && !m.group(1).isEmpty()),
                    m.group(4) == null ? -1 : Integer.parseInt(m.group(4)) - 1);
        }

        String text() {
            return (column < 0 ? "" : (fixedColumn ? "$" : "") + A1.letters(column))
                    + (row < 0 ? "" : (fixedRow ? "$" : "") + (row + 1));
        }
    }

    private interface Rewrite {
        /** The new reference, with its tab, or null for {@code #REF!}. */
        @Nullable
        String apply(@Nullable String tab, End first, @Nullable End last);
    }

    /** Relative references move with the cell that holds them. */
    static Formula shifted(Formula formula, int rows, int columns) {
        if (rows == 0 && columns == 0) {
            return formula;
        }
        return rewrite(
                formula,
                (tab, first, last) -> join(tab, shift(first, rows, columns), last, e -> {
                    return shift(e, rows, columns);
                }));
    }

    private static @Nullable End shift(End end, int rows, int columns) {
        int row = end.row() < 0 || end.fixedRow() ? end.row() : end.row() + rows;
        int column = end.column() < 0 || end.fixedColumn() ? end.column() : end.column() + columns;
        boolean outside = (end.row() >= 0 && row < 0) || (end.column() >= 0 && column < 0);
        return outside ? null : new End(end.fixedColumn(), column, end.fixedRow(), row);
    }

    /** References to one tab follow its rows or columns to where the map sends them. */
    static Formula remapped(Formula formula, String ownTab, String changedTab, boolean rows, IndexMap map) {
        return rewrite(formula, (tab, first, last) -> {
            if (!(tab == null ? ownTab : A1.unquoted(tab)).equalsIgnoreCase(changedTab)) {
                return join(tab, first, last, e -> e);
            }
            int from = rows ? first.row() : first.column();
            int to = last == null ? from : rows ? last.row() : last.column();
            int start = from;
            while (start >= 0 && start < to && map.apply(start) < 0) {
                start++;
            }
            int end = to;
            while (end > start && map.apply(end) < 0) {
                end--;
            }
            int newStart = start < 0 ? -1 : map.apply(start);
            int newEnd = end < 0 ? -1 : map.apply(end);
            boolean gone = (start >= 0 && newStart < 0) || (end >= 0 && newEnd < 0);
            return gone ? null : join(tab, at(first, rows, newStart), last, e -> at(e, rows, newEnd));
        });
    }

    private static End at(End end, boolean rows, int index) {
        return rows
                ? new End(end.fixedColumn(), end.column(), end.fixedRow(), index)
                : new End(end.fixedColumn(), index, end.fixedRow(), end.row());
    }

    static Formula tabRenamed(Formula formula, String from, String to) {
        return rewrite(
                formula,
                (tab, first, last) -> join(
                        tab != null && A1.unquoted(tab).equalsIgnoreCase(from) ? A1.quoted(to) : tab,
                        first,
                        last,
                        e -> e));
    }

    private interface EndChange {
        @Nullable
        End apply(End end);
    }

    private static @Nullable String join(
            @Nullable String tab, @Nullable End first, @Nullable End last, EndChange change) {
        End changedLast = last == null ? null : change.apply(last);
        if (first == null || (last != null && changedLast == null)) {
            return null;
        }
        String cells = changedLast == null ? first.text() : first.text() + ":" + changedLast.text();
        return tab == null ? cells : tab + "!" + cells;
    }

    private static Formula rewrite(Formula formula, Rewrite rewrite) {
        return new Formula(replace(formula.text(), (m, literal) -> {
            if (m.group(2) == null) {
                return literal;
            }
            @Nullable End last = m.group(3) == null ? null : End.of(m.group(3));
            @Nullable String changed = rewrite.apply(m.group(1), End.of(m.group(2)), last);
            return changed == null ? CellError.REF.text() : changed;
        }));
    }

    private static String replace(String text, BiFunction<Matcher, String, String> change) {
        Matcher m = TOKEN.matcher(text);
        StringBuilder out = new StringBuilder();
        while (m.find()) {
            m.appendReplacement(out, Matcher.quoteReplacement(change.apply(m, m.group())));
        }
        return m.appendTail(out).toString();
    }
}
