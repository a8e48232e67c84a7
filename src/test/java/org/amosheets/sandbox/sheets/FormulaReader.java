package org.amosheets.sandbox.sheets;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads and computes one formula of a tiny language: numbers, texts, references, {@code + - * / &}, brackets and SUM.
 * A name it does not know gives {@code #NAME?}, anything it cannot read {@code #ERROR!}, as in the real one.
 */
final class FormulaReader {

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"]|\"\")*)\"");
    private static final Pattern TAB = Pattern.compile("('(?:[^']|'')+'|[\\p{L}_][\\p{L}\\p{N}_.]*)!");
    private static final Pattern END = Pattern.compile("\\$?[A-Za-z]{1,3}\\$?\\d+(?![\\p{L}\\p{N}_(])");
    private static final Pattern RANGE =
            Pattern.compile("(\\$?[A-Za-z]{1,3}(?:\\$?\\d+)?|\\$?\\d+):(\\$?[A-Za-z]{1,3}(?:\\$?\\d+)?|\\$?\\d+)");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.]*");

    private final String text;
    private final SheetState sheet;
    private final Evaluator cells;
    private int at = 1;

    FormulaReader(String text, SheetState sheet, Evaluator cells) {
        this.text = text;
        this.sheet = sheet;
        this.cells = cells;
    }

    /** A formula that refers to a blank cell shows 0. */
    Object result() {
        @Nullable Object value = joined();
        skipBlanks();
        if (at < text.length()) {
            throw new FormulaException(CellError.ERROR);
        }
        return value == null ? Double.valueOf(0) : value;
    }

    private @Nullable Object joined() {
        @Nullable Object value = sum();
        while (take('&')) {
            value = cells.joined(value) + cells.joined(sum());
        }
        return value;
    }

    private @Nullable Object sum() {
        @Nullable Object value = product();
        while (true) {
            if (take('+')) {
                value = cells.number(value) + cells.number(product());
            } else if (take('-')) {
                value = cells.number(value) - cells.number(product());
            } else {
                return value;
            }
        }
    }

    private @Nullable Object product() {
        @Nullable Object value = signed();
        while (true) {
            if (take('*')) {
                value = cells.number(value) * cells.number(signed());
            } else if (take('/')) {
                double divisor = cells.number(signed());
                if (divisor == 0) {
                    throw new FormulaException(CellError.DIVIDE_BY_ZERO);
                }
                value = cells.number(value) / divisor;
            } else {
                return value;
            }
        }
    }

    private @Nullable Object signed() {
        if (take('-')) {
            return -cells.number(signed());
        }
        return take('+') ? signed() : single();
    }

    private @Nullable Object single() {
        if (take('(')) {
            @Nullable Object value = joined();
            expect(')');
            return value;
        }
        if (text.startsWith(CellError.REF.text(), at)) {
            throw new FormulaException(CellError.REF);
        }
        @Nullable String literal = match(TEXT);
        if (literal != null) {
            return literal.substring(1, literal.length() - 1).replace("\"\"", "\"");
        }
        @Nullable String number = match(NUMBER);
        if (number != null) {
            return Double.valueOf(number);
        }
        SheetState tab = tab();
        @Nullable String end = match(END);
        if (end != null) {
            Refs.End ref = Refs.End.of(end);
            return cells.value(tab, ref.row(), ref.column());
        }
        return named();
    }

    private @Nullable Object named() {
        @Nullable String name = match(NAME);
        if (name == null) {
            throw new FormulaException(CellError.ERROR);
        }
        if (name.equalsIgnoreCase("TRUE") || name.equalsIgnoreCase("FALSE")) {
            return Boolean.valueOf(name);
        }
        if (!name.equalsIgnoreCase("SUM") || !take('(')) {
            throw new FormulaException(CellError.NAME);
        }
        double sum = 0;
        do {
            sum += argument();
        } while (take(',') || take(';'));
        expect(')');
        return sum;
    }

    private double argument() {
        skipBlanks();
        int begin = at;
        SheetState tab = tab();
        @Nullable String range = match(RANGE);
        if (range == null) {
            at = begin;
            return cells.number(joined());
        }
        int colon = range.indexOf(':');
        return sumOf(tab, Refs.End.of(range.substring(0, colon)), Refs.End.of(range.substring(colon + 1)));
    }

    /** Texts in a range count as nothing, unlike texts in arithmetic. */
    private double sumOf(SheetState tab, Refs.End first, Refs.End last) {
        int bottom = last.row() < 0 ? tab.grid().usedRows() - 1 : last.row();
        int right = last.column() < 0 ? tab.columnCount() - 1 : last.column();
        double sum = 0;
        for (int row = Math.max(0, first.row()); row <= bottom; row++) {
            for (int column = Math.max(0, first.column()); column <= right; column++) {
                @Nullable Object value = cells.value(tab, row, column);
                sum += value instanceof String ? 0 : cells.number(value);
            }
        }
        return sum;
    }

    private SheetState tab() {
        @Nullable String prefix = match(TAB);
        if (prefix == null) {
            return sheet;
        }
        String title = A1.unquoted(prefix.substring(0, prefix.length() - 1));
        return cells.book().sheet(title).orElseThrow(() -> new FormulaException(CellError.REF));
    }

    private @Nullable String match(Pattern pattern) {
        skipBlanks();
        Matcher m = pattern.matcher(text).region(at, text.length());
        if (!m.lookingAt()) {
            return null;
        }
        at = m.end();
        return m.group();
    }

    private boolean take(char wanted) {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char wanted) {
        if (!take(wanted)) {
            throw new FormulaException(CellError.ERROR);
        }
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
