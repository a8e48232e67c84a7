package org.amosheets.sandbox.sheets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Sorts rows as a person does it: contents move, developer metadata stays where it is. */
final class Sorting {

    /** One column to sort by. */
    record By(int column, boolean ascending) {}

    private Sorting() {}

    static Book sort(Book book, Area area, List<By> order) {
        SheetState sheet = Area.sheetOf(book, area.sheetId());
        Evaluator cells = new Evaluator(book);
        Comparator<Integer> comparator = Comparator.comparing(row -> 0);
        for (By by : order) {
            comparator = comparator.thenComparing((a, b) ->
                    compare(cells.value(sheet, a, by.column()), cells.value(sheet, b, by.column()), by.ascending()));
        }
        List<Integer> sorted = IntStream.range(area.top(), area.bottom())
                .boxed()
                .sorted(comparator)
                .toList();
        List<Row> rows = new ArrayList<>(sorted.size());
        for (int i = 0; i < sorted.size(); i++) {
            int from = sorted.get(i);
            Row old = sheet.grid().row(area.top() + i);
            if (from == area.top() + i) {
                rows.add(old);
                continue;
            }
            Cell[] content = old.copy(area.right());
            for (int column = area.left(); column < area.right(); column++) {
                content[column] = CopyPaste.shifted(sheet.cell(from, column), area.top() + i - from, 0);
            }
            rows.add(Row.of(content));
        }
        return book.with(sheet.withGrid(sheet.grid().with(area.top(), rows)));
    }

    /** Blank cells come last whichever way one sorts. */
    private static int compare(@Nullable Object a, @Nullable Object b, boolean ascending) {
        if (a == null || b == null) {
            return Boolean.compare(a == null, b == null);
        }
        int result = rank(a) != rank(b) ? Integer.compare(rank(a), rank(b)) : sameKind(a, b);
        return ascending ? result : -result;
    }

    private static int rank(Object value) {
        return value instanceof Double ? 0 : value instanceof String ? 1 : value instanceof Boolean ? 2 : 3;
    }

    private static int sameKind(Object a, Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return Double.compare(x, y);
        }
        return a.toString().toLowerCase(Locale.ROOT).compareTo(b.toString().toLowerCase(Locale.ROOT));
    }
}
