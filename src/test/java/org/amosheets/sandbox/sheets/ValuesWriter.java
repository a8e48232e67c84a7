package org.amosheets.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Puts the values of one ValueRange into cells: null leaves a cell alone, an empty text clears it. */
final class ValuesWriter {

    private final boolean raw;
    private final EnteredText entered;

    ValuesWriter(String inputOption, EnteredText entered) {
        this.raw = switch (inputOption) {
            case "RAW" -> true;
            case "USER_ENTERED" -> false;
            default ->
                throw ApiError.invalid(
                        "'valueInputOption' is required but not specified or not valid: \"" + inputOption + "\"");
        };
        this.entered = entered;
    }

    /** What was written where. */
    record Written(Area area, int cells) {}

    /** The rows of a ValueRange, whichever way round they were sent. */
    static List<List<JsonNode>> rows(JsonNode valueRange) {
        List<List<JsonNode>> rows = new ArrayList<>();
        for (JsonNode line : valueRange.path("values")) {
            List<JsonNode> row = new ArrayList<>();
            line.forEach(row::add);
            rows.add(row);
        }
        return valueRange.path("majorDimension").asText().equals("COLUMNS") ? transposed(rows) : rows;
    }

    private static List<List<JsonNode>> transposed(List<List<JsonNode>> columns) {
        List<List<JsonNode>> rows = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            for (int r = 0; r < columns.get(c).size(); r++) {
                while (rows.size() <= r) {
                    rows.add(new ArrayList<>());
                }
                while (rows.get(r).size() < c) {
                    rows.get(r).add(com.fasterxml.jackson.databind.node.NullNode.getInstance());
                }
                rows.get(r).add(columns.get(c).get(r));
            }
        }
        return rows;
    }

    /** Refuses what does not fit the range that was named; a single cell names only where to begin. */
    static void mustFit(Book book, Area area, List<List<JsonNode>> rows) {
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        SheetState sheet = Area.sheetOf(book, area.sheetId());
        if (area.isSingleCell()) {
            if (area.top() + rows.size() > sheet.rowCount() || area.left() + width > sheet.columnCount()) {
                throw Area.exceeds(
                        sheet,
                        A1.format(
                                sheet,
                                area.top(),
                                area.left(),
                                area.top() + Math.max(1, rows.size()),
                                area.left() + Math.max(1, width)));
            }
        } else if (rows.size() > area.height() || width > area.width()) {
            boolean byRow = rows.size() > area.height();
            throw ApiError.invalid("Requested writing within range [" + A1.format(book, area)
                    + "], but tried writing to "
                    + (byRow ? "row [" + (area.bottom() + 1) + "]" : "column [" + A1.letters(area.right()) + "]"));
        }
    }

    SheetState write(SheetState sheet, int top, int left, List<List<JsonNode>> rows) {
        List<Row> written = new ArrayList<>(rows.size());
        for (int r = 0; r < rows.size(); r++) {
            List<JsonNode> values = rows.get(r);
            Cell[] cells = sheet.grid().row(top + r).copy(left + values.size());
            for (int c = 0; c < values.size(); c++) {
                cells[left + c] = cell(cells[left + c], values.get(c));
            }
            written.add(Row.of(cells));
        }
        return sheet.withGrid(sheet.grid().with(top, written));
    }

    static Written written(SheetState sheet, int top, int left, List<List<JsonNode>> rows) {
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        long cells = rows.stream()
                .flatMap(List::stream)
                .filter(value -> !value.isNull())
                .count();
        return new Written(
                new Area(sheet.id(), top, left, top + Math.max(1, rows.size()), left + Math.max(1, width)),
                (int) cells);
    }

    private Cell cell(Cell old, JsonNode value) {
        if (value.isNull()) {
            return old;
        }
        if (value.isNumber()) {
            return old.withEntered(value.doubleValue());
        }
        if (value.isBoolean()) {
            return old.withEntered(value.booleanValue());
        }
        if (!value.isTextual()) {
            throw ApiError.invalid(
                    "Invalid values: a cell must be a text, a number, a boolean or null, but was " + value);
        }
        return raw ? old.withEntered(value.textValue()) : entered.into(old, value.textValue());
    }
}
