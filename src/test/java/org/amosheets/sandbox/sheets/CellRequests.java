package org.amosheets.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.amosheets.sandbox.sheets.BatchUpdate.Replies;
import org.amosheets.sandbox.sheets.BatchUpdate.Step;

/** The requests of a batch that change cells. */
final class CellRequests {

    private CellRequests() {}

    static Map<String, Step> steps() {
        return Map.of(
                "updateCells", CellRequests::updateCells,
                "repeatCell", CellRequests::repeatCell,
                "appendCells", CellRequests::appendCells,
                "copyPaste", CellRequests::copyPaste,
                "sortRange", CellRequests::sortRange,
                "findReplace", CellRequests::findReplace,
                "setDataValidation", CellRequests::setDataValidation);
    }

    private static Book updateCells(Book book, JsonNode request, Replies replies) {
        CellEdit edit = new CellEdit(BatchUpdate.fields(request));
        JsonNode rows = request.path("rows");
        if (request.has("start")) {
            JsonNode start = request.path("start");
            SheetState sheet = Area.sheetOf(book, start.path("sheetId").asInt(0));
            int top = start.path("rowIndex").asInt(0);
            int left = start.path("columnIndex").asInt(0);
            return written(book, sheet, edit, top, left, rows);
        }
        if (!request.has("range")) {
            throw ApiError.invalid("Either start or range must be set.");
        }
        Area area = Area.of(book, request.path("range"));
        mustFit(area, rows);
        return Cells.change(
                book,
                area,
                (old, row, column) -> edit.apply(
                        old, rows.path(row - area.top()).path("values").path(column - area.left())));
    }

    private static void mustFit(Area area, JsonNode rows) {
        if (rows.size() > area.height()) {
            throw ApiError.invalid("Attempting to write row: " + area.bottom() + ", beyond the last requested row of: "
                    + (area.bottom() - 1));
        }
        for (JsonNode row : rows) {
            if (row.path("values").size() > area.width()) {
                throw ApiError.invalid("Attempting to write column: " + area.right()
                        + ", beyond the last requested column of: " + (area.right() - 1));
            }
        }
    }

    private static Book written(Book book, SheetState sheet, CellEdit edit, int top, int left, JsonNode rows) {
        int width = 0;
        for (JsonNode row : rows) {
            width = Math.max(width, row.path("values").size());
        }
        if (top < 0 || left < 0 || top + rows.size() > sheet.rowCount() || left + width > sheet.columnCount()) {
            throw ApiError.invalid("Attempting to write outside of the grid. Max rows: " + sheet.rowCount()
                    + ", max columns: " + sheet.columnCount());
        }
        List<Row> changed = new ArrayList<>();
        for (int r = 0; r < rows.size(); r++) {
            JsonNode values = rows.path(r).path("values");
            Cell[] cells = sheet.grid().row(top + r).copy(left + values.size());
            for (int c = 0; c < values.size(); c++) {
                cells[left + c] = edit.apply(cells[left + c], values.path(c));
            }
            changed.add(Row.of(cells));
        }
        return book.with(sheet.withGrid(sheet.grid().with(top, changed)));
    }

    private static Book repeatCell(Book book, JsonNode request, Replies replies) {
        CellEdit edit = new CellEdit(BatchUpdate.fields(request));
        Area area = Area.of(book, request.path("range"));
        return Cells.change(book, area, (old, row, column) -> {
            Cell cell = edit.apply(old, request.path("cell"));
            return cell.entered() instanceof Formula formula
                    ? cell.withEntered(Refs.shifted(formula, row - area.top(), column - area.left()))
                    : cell;
        });
    }

    /** Appends after the last row that holds anything; the tab grows as needed. */
    private static Book appendCells(Book book, JsonNode request, Replies replies) {
        CellEdit edit = new CellEdit(BatchUpdate.fields(request));
        SheetState sheet = Area.sheetOf(book, request.path("sheetId").asInt(0));
        int top = sheet.grid().usedRows();
        // Formats and dropdowns are no data.
        while (top > 0 && sheet.grid().row(top - 1).isBlank(0, Integer.MAX_VALUE)) {
            top--;
        }
        SheetState grown = sheet.atLeast(top + request.path("rows").size(), sheet.columnCount());
        return written(book, grown, edit, top, 0, request.path("rows"));
    }

    private static Book copyPaste(Book book, JsonNode request, Replies replies) {
        if (!request.path("pasteOrientation").asText("NORMAL").equals("NORMAL")) {
            throw ApiError.invalid("The sandbox pastes only with pasteOrientation NORMAL.");
        }
        return CopyPaste.apply(
                book,
                Area.of(book, request.path("source")),
                Area.of(book, request.path("destination")),
                CopyPaste.Type.of(request.path("pasteType").asText("PASTE_NORMAL")));
    }

    private static Book sortRange(Book book, JsonNode request, Replies replies) {
        List<Sorting.By> order = new ArrayList<>();
        for (JsonNode spec : request.path("sortSpecs")) {
            order.add(new Sorting.By(
                    spec.path("dimensionIndex").asInt(0),
                    spec.path("sortOrder").asText("ASCENDING").equals("ASCENDING")));
        }
        return Sorting.sort(book, Area.of(book, request.path("range")), order);
    }

    private static Book setDataValidation(Book book, JsonNode request, Replies replies) {
        JsonNode rule = request.path("rule");
        return Cells.change(
                book,
                Area.of(book, request.path("range")),
                (old, row, column) -> old.withExtras(CellExtras.of(old).withValidation(rule.isObject() ? rule : null)));
    }

    /** Texts only; formulas and patterns are left out. An answer without a match is an empty object, as Google's. */
    private static Book findReplace(Book book, JsonNode request, Replies replies) {
        String find = request.path("find").asText();
        if (find.isEmpty()
                || !request.has("range")
                || request.path("searchByRegex").asBoolean()) {
            throw ApiError.invalid("The sandbox finds a plain text in a range.");
        }
        boolean entire = request.path("matchEntireCell").asBoolean();
        String replacement = request.path("replacement").asText();
        int[] changed = new int[1];
        Book after = Cells.change(book, Area.of(book, request.path("range")), (old, row, column) -> {
            boolean found = old.entered() instanceof String text && (entire ? text.equals(find) : text.contains(find));
            if (!found) {
                return old;
            }
            changed[0]++;
            return old.withEntered(String.valueOf(old.entered()).replace(find, replacement));
        });
        if (changed[0] == 0) {
            replies.set(out -> out.object("findReplace", none -> {}));
            return book;
        }
        replies.set(out -> out.object("findReplace", found -> found.put("occurrencesChanged", changed[0])));
        return after;
    }
}
