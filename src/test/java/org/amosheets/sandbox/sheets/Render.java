package org.amosheets.sandbox.sheets;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the values API shows cells. */
record Render(String values, String dates, boolean byColumns) {

    private static final Set<String> VALUES = Set.of("FORMATTED_VALUE", "UNFORMATTED_VALUE", "FORMULA");

    static Render of(String values, String dates, String majorDimension) {
        if (!VALUES.contains(values)) {
            throw ApiError.invalid("Invalid value at 'value_render_option': \"" + values + "\"");
        }
        return new Render(values, dates, majorDimension.equals("COLUMNS"));
    }

    String majorDimension() {
        return byColumns ? "COLUMNS" : "ROWS";
    }

    private @Nullable Object value(Evaluator cells, SheetState sheet, int row, int column) {
        Cell cell = sheet.cell(row, column);
        if (cell.entered() instanceof Formula formula && values.equals("FORMULA")) {
            return formula.text();
        }
        boolean asText = values.equals("FORMATTED_VALUE") || (dates.equals("FORMATTED_STRING") && Formats.isDate(cell));
        return cell.isBlank() ? null : asText ? cells.text(sheet, row, column) : cells.value(sheet, row, column);
    }

    /** The values of an area; blank cells and rows at the end are cut, as the API cuts them. */
    List<List<Object>> table(Evaluator cells, SheetState sheet, Area area) {
        int bottom = Math.min(area.bottom(), sheet.grid().usedRows());
        int right = area.left();
        for (int row = area.top(); row < bottom; row++) {
            right = Math.max(right, Math.min(area.right(), sheet.grid().row(row).width()));
        }
        List<List<Object>> table = new ArrayList<>();
        int lines = byColumns ? right - area.left() : bottom - area.top();
        int places = byColumns ? bottom - area.top() : right - area.left();
        for (int line = 0; line < lines; line++) {
            List<Object> cut = new ArrayList<>();
            for (int place = 0; place < places; place++) {
                int row = area.top() + (byColumns ? place : line);
                int column = area.left() + (byColumns ? line : place);
                @Nullable Object value = value(cells, sheet, row, column);
                if (value != null) {
                    while (cut.size() < place) {
                        cut.add("");
                    }
                    cut.add(value);
                }
            }
            table.add(cut);
        }
        while (!table.isEmpty() && table.get(table.size() - 1).isEmpty()) {
            table.remove(table.size() - 1);
        }
        return table;
    }

    void write(Out out, Evaluator cells, Area area) throws java.io.IOException {
        SheetState sheet = Area.sheetOf(cells.book(), area.sheetId());
        out.put("range", A1.format(cells.book(), area));
        out.put("majorDimension", majorDimension());
        if (out.wants("values")) {
            List<List<Object>> table = table(cells, sheet, area);
            if (!table.isEmpty()) {
                out.table("values", table);
            }
        }
    }
}
