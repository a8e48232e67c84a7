package org.amosheets.sandbox.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.amosheets.sandbox.sheets.Change;
import org.amosheets.sandbox.sheets.Origin;
import org.amosheets.sandbox.sheets.Tab;

/** Finds out which cells a change of the sheet changed, and remembers for each by whom. */
final class SheetMarks {

    /** What moves whole rows changes no cell that a person would call changed. */
    private static final Set<String> MOVING = Set.of(
            "insertRow", "deleteRow", "moveRow", "cutRow", "sortBy", "insertColumn", "deleteColumn", "moveColumn");

    private final Tab tab;
    private final LiveLog log;
    private final Map<String, Mark> marks = new HashMap<>();
    private final List<List<String>> known;

    SheetMarks(Tab tab, LiveLog log) {
        this.tab = tab;
        this.log = log;
        this.known = new ArrayList<>(tab.snapshot().rows());
    }

    synchronized void seen(Change change) {
        List<Integer> rows = change.rows().getOrDefault(tab.title(), List.of());
        Mark mark = new Mark(log.touch(), change.origin() == Origin.API ? By.API : By.USER, change.atMs());
        log.add(
                "sheet",
                "sheet." + mark.by().text(),
                Map.of("action", change.action(), "rows", RowNumbers.text(rows), "tab", tab.title()));
        List<List<String>> now = tab.snapshot().rows();
        for (int row : rows) {
            compare(row, cells(now, row), mark, MOVING.contains(change.action()));
        }
    }

    private void compare(int row, List<String> now, Mark mark, boolean moved) {
        List<String> before = cells(known, row);
        for (int column = 1; column <= Math.max(before.size(), now.size()); column++) {
            if (text(before, column).equals(text(now, column))) {
                continue;
            }
            if (moved) {
                marks.remove(key(row, column));
            } else {
                marks.put(key(row, column), mark);
            }
        }
        while (known.size() < row) {
            known.add(List.of());
        }
        known.set(row - 1, now);
    }

    /** By row and column number, as {@code 5:2}. */
    synchronized Map<String, Mark> all() {
        return Map.copyOf(marks);
    }

    private static List<String> cells(List<List<String>> rows, int row) {
        return row <= rows.size() ? rows.get(row - 1) : List.of();
    }

    private static String text(List<String> cells, int column) {
        return column <= cells.size() ? cells.get(column - 1) : "";
    }

    private static String key(int row, int column) {
        return row + ":" + column;
    }
}
