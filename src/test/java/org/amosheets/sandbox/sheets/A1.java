package org.amosheets.sandbox.sheets;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A1 notation, as the API reads and writes it. */
final class A1 {

    private static final Pattern WITH_SHEET = Pattern.compile("(?:('(?:[^']|'')+'|[^'!]+)!)?([^!']+)");
    private static final Pattern CELLS =
            Pattern.compile("\\$?([A-Za-z]{1,3})?\\$?(\\d+)?(?:(:)\\$?([A-Za-z]{1,3})?\\$?(\\d+)?)?");
    private static final Pattern PLAIN_TITLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern LIKE_A_CELL = Pattern.compile("[A-Za-z]{1,3}\\d+|[Rr]\\d*[Cc]\\d*");

    private A1() {}

    static Area parse(Book book, String range) {
        Optional<SheetState> whole = book.sheet(unquoted(range));
        if (whole.isPresent()) {
            return Area.whole(whole.get());
        }
        Matcher parts = WITH_SHEET.matcher(range);
        if (!parts.matches()) {
            throw ApiError.unparsableRange(range);
        }
        @Nullable String title = parts.group(1);
        SheetState sheet = title == null
                ? book.sheets().get(0)
                : book.sheet(unquoted(title)).orElseThrow(() -> ApiError.unparsableRange(range));
        Matcher cells = CELLS.matcher(parts.group(2));
        if (!cells.matches()) {
            throw ApiError.unparsableRange(range);
        }
        return cells.group(3) == null ? single(sheet, cells, range) : several(sheet, cells, range);
    }

    private static Area single(SheetState sheet, Matcher cells, String range) {
        if (cells.group(1) == null || cells.group(2) == null) {
            throw ApiError.unparsableRange(range);
        }
        int row = Integer.parseInt(cells.group(2)) - 1;
        int column = column(cells.group(1));
        return inside(sheet, row, column, row + 1, column + 1, range);
    }

    private static Area several(SheetState sheet, Matcher cells, String range) {
        if ((cells.group(1) == null && cells.group(2) == null) || (cells.group(4) == null && cells.group(5) == null)) {
            throw ApiError.unparsableRange(range);
        }
        int top = index(cells.group(2), 0);
        int bottom = index(cells.group(5), sheet.rowCount() - 1);
        int left = cells.group(1) == null ? 0 : column(cells.group(1));
        int right = cells.group(4) == null ? sheet.columnCount() - 1 : column(cells.group(4));
        if (cells.group(5) == null && top >= sheet.rowCount()) {
            throw Area.exceeds(sheet, range);
        }
        return inside(
                sheet,
                Math.min(top, bottom),
                Math.min(left, right),
                Math.max(top, bottom) + 1,
                Math.max(left, right) + 1,
                range);
    }

    private static int index(@Nullable String number, int otherwise) {
        return number == null ? otherwise : Integer.parseInt(number) - 1;
    }

    /** A range may end outside the tab, and is then cut; it may not begin there. */
    private static Area inside(SheetState sheet, int top, int left, int bottom, int right, String range) {
        if (top < 0) {
            throw ApiError.unparsableRange(range);
        }
        if (top >= sheet.rowCount() || left >= sheet.columnCount()) {
            throw Area.exceeds(sheet, range);
        }
        return new Area(
                sheet.id(), top, left, Math.min(bottom, sheet.rowCount()), Math.min(right, sheet.columnCount()));
    }

    static String format(Book book, Area area) {
        return format(Area.sheetOf(book, area.sheetId()), area.top(), area.left(), area.bottom(), area.right());
    }

    static String format(SheetState sheet, int top, int left, int bottom, int right) {
        String first = letters(left) + (top + 1);
        String last = letters(right - 1) + bottom;
        return quoted(sheet.title()) + "!" + (first.equals(last) ? first : first + ":" + last);
    }

    static String quoted(String title) {
        boolean plain = PLAIN_TITLE.matcher(title).matches()
                && !LIKE_A_CELL.matcher(title).matches();
        return plain ? title : "'" + title.replace("'", "''") + "'";
    }

    static String unquoted(String title) {
        boolean quoted = title.length() > 2 && title.startsWith("'") && title.endsWith("'");
        return quoted ? title.substring(1, title.length() - 1).replace("''", "'") : title;
    }

    /** 0 for A. */
    static int column(String letters) {
        int column = 0;
        for (char letter : letters.toUpperCase(Locale.ROOT).toCharArray()) {
            column = column * 26 + letter - 'A' + 1;
        }
        return column - 1;
    }

    static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }
}
