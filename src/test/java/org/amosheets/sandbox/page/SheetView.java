package org.amosheets.sandbox.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.amosheets.sandbox.sheets.Tab;
import org.amosheets.sandbox.sheets.TabSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * The sheet as the browser gets it.
 *
 * @param rows texts of row 2 and those below
 * @param entered what an editor of the cell shows where that is not the cell's text, by {@code row:column}
 * @param marks who changed a cell last, by {@code row:column}
 */
record SheetView(
        String title,
        List<Column> columns,
        List<List<String>> rows,
        Map<String, String> entered,
        Map<String, Mark> marks) {

    /** A column; service columns are the service's own, hidden ones a person does not see. */
    record Column(String header, String letter, boolean service, boolean hidden) {}

    static SheetView of(Tab tab, Set<String> serviceHeaders, Map<String, Mark> marks) {
        TabSnapshot snapshot = tab.snapshot();
        List<List<String>> all = snapshot.rows();
        List<String> headers = all.isEmpty() ? List.of() : all.get(0);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            String header = headers.get(i);
            boolean hidden = snapshot.hiddenColumns().contains(i + 1);
            columns.add(new Column(header, letter(i), serviceHeaders.contains(header.strip()), hidden));
        }
        List<List<String>> rows = all.isEmpty() ? List.of() : all.subList(1, all.size());
        return new SheetView(snapshot.title(), columns, rows, entered(tab, headers, rows), marks);
    }

    private static Map<String, String> entered(Tab tab, List<String> headers, List<List<String>> rows) {
        Map<String, String> entered = new HashMap<>();
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < headers.size(); c++) {
                String shown = rows.get(r).get(c);
                String text =
                        shown.isEmpty() || headers.get(c).isBlank() ? shown : editor(tab, r + 2, headers.get(c), shown);
                if (!text.equals(shown)) {
                    entered.put((r + 2) + ":" + (c + 1), text);
                }
            }
        }
        return entered;
    }

    /** A text that would be taken for a formula is edited with the apostrophe that keeps it a text. */
    private static String editor(Tab tab, int row, String header, String shown) {
        @Nullable String formula = tab.formula(row, header);
        if (formula != null) {
            return formula;
        }
        boolean risky = shown.startsWith("=") || shown.startsWith("+") || shown.startsWith("'");
        return risky && tab.value(row, header) instanceof String ? "'" + shown : shown;
    }

    private static String letter(int index) {
        String last = String.valueOf((char) ('A' + index % 26));
        return index < 26 ? last : letter(index / 26 - 1) + last;
    }
}
