package org.amosheets.sandbox.sheets;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes a spreadsheet resource: its properties, its tabs, and the cells of the ranges that were asked for. */
final class SpreadsheetView {

    private static final int PLAIN_COLUMN_WIDTH = 100;
    private static final int PLAIN_ROW_HEIGHT = 21;

    private final Book book;
    private final Evaluator cells;
    private final List<Area> ranges;
    private final boolean gridData;

    /**
     * @param ranges none for the whole spreadsheet; else only tabs that they touch are written
     * @param gridData as asked for by the caller; the API ignores it where there is a field mask
     */
    SpreadsheetView(Book book, List<Area> ranges, boolean gridData) {
        this.book = book;
        this.cells = new Evaluator(book);
        this.ranges = ranges;
        this.gridData = gridData;
    }

    void write(Out out) throws IOException {
        boolean withData = gridData || !out.mask().isAll();
        out.put("spreadsheetId", book.id());
        out.object("properties", p -> {
            p.put("title", book.title());
            p.put("locale", book.locale());
            p.put("autoRecalc", "ON_CHANGE");
            p.put("timeZone", book.timeZone());
        });
        out.list("sheets", shownSheets(), (o, sheet) -> sheet(o, sheet, withData));
        List<Metadata> own = metadataOf("SPREADSHEET", m -> true);
        if (!own.isEmpty()) {
            out.list("developerMetadata", own, MetadataView::write);
        }
        out.put("spreadsheetUrl", "https://docs.google.com/spreadsheets/d/" + book.id() + "/edit");
    }

    private List<SheetState> shownSheets() {
        return book.sheets().stream()
                .filter(s -> ranges.isEmpty() || ranges.stream().anyMatch(r -> r.sheetId() == s.id()))
                .toList();
    }

    private void sheet(Out out, SheetState sheet, boolean withData) throws IOException {
        out.object("properties", p -> properties(p, sheet, book.sheets().indexOf(sheet)));
        if (withData) {
            List<Area> shown = ranges.isEmpty()
                    ? List.of(Area.whole(sheet))
                    : ranges.stream().filter(r -> r.sheetId() == sheet.id()).toList();
            out.list("data", shown, (o, area) -> data(o, sheet, area));
        }
        if (!sheet.protectedRanges().isEmpty() && out.wants("protectedRanges")) {
            out.list("protectedRanges", sheet.protectedRanges(), (o, range) -> {
                for (var field : range.properties()) {
                    o.put(field.getKey(), field.getValue());
                }
            });
        }
        List<Metadata> own = metadataOf("SHEET", m -> m.place().sheetId() == sheet.id());
        if (!own.isEmpty()) {
            out.list("developerMetadata", own, MetadataView::write);
        }
    }

    static void properties(Out out, SheetState sheet, int index) throws IOException {
        out.put("sheetId", sheet.id());
        out.put("title", sheet.title());
        out.put("index", index);
        out.put("sheetType", "GRID");
        out.object("gridProperties", g -> {
            g.put("rowCount", sheet.rowCount());
            g.put("columnCount", sheet.columnCount());
            g.put("frozenRowCount", sheet.frozenRows() == 0 ? null : Integer.valueOf(sheet.frozenRows()));
            g.put("frozenColumnCount", sheet.frozenColumns() == 0 ? null : Integer.valueOf(sheet.frozenColumns()));
        });
        out.put("hidden", sheet.hidden() ? Boolean.TRUE : null);
    }

    private void data(Out out, SheetState sheet, Area area) throws IOException {
        out.put("startRow", area.top() == 0 ? null : Integer.valueOf(area.top()));
        out.put("startColumn", area.left() == 0 ? null : Integer.valueOf(area.left()));
        int bottom = Math.min(area.bottom(), sheet.grid().usedRows());
        while (bottom > area.top() && usedRight(sheet, area, bottom - 1) == area.left()) {
            bottom--;
        }
        if (bottom > area.top()) {
            out.list("rowData", IntStream.range(area.top(), bottom)::iterator, (o, row) -> {
                int right = usedRight(sheet, area, row);
                if (right > area.left()) {
                    o.list(
                            "values",
                            IntStream.range(area.left(), right)::iterator,
                            (c, column) -> cell(c, sheet, row, column));
                }
            });
        }
        out.list(
                "rowMetadata",
                IntStream.range(area.top(), area.bottom())::iterator,
                (o, row) -> dimension(o, sheet, "ROW", row, sheet.hiddenRows().contains(row)));
        out.list(
                "columnMetadata",
                IntStream.range(area.left(), area.right())::iterator,
                (o, column) -> dimension(
                        o, sheet, "COLUMN", column, sheet.hiddenColumns().contains(column)));
    }

    /** The end of the used cells of a row inside the area. */
    private static int usedRight(SheetState sheet, Area area, int row) {
        Row cells = sheet.grid().row(row);
        int right = Math.min(area.right(), cells.width());
        while (right > area.left() && cells.cell(right - 1).isEmpty()) {
            right--;
        }
        return Math.max(right, area.left());
    }

    private void dimension(Out out, SheetState sheet, String type, int index, boolean hidden) throws IOException {
        out.put("pixelSize", type.equals("ROW") ? PLAIN_ROW_HEIGHT : PLAIN_COLUMN_WIDTH);
        out.put("hiddenByUser", hidden ? Boolean.TRUE : null);
        if (book.metadata().isEmpty()) {
            return;
        }
        List<Metadata> own = metadataOf(
                type, m -> m.place().sheetId() == sheet.id() && m.place().start() == index);
        if (!own.isEmpty()) {
            out.list("developerMetadata", own, MetadataView::write);
        }
    }

    private List<Metadata> metadataOf(String type, java.util.function.Predicate<Metadata> which) {
        return book.metadata().stream()
                .filter(m -> m.place().type().equals(type))
                .filter(which)
                .toList();
    }

    private void cell(Out out, SheetState sheet, int row, int column) throws IOException {
        Cell cell = sheet.cell(row, column);
        Object entered = cell.entered();
        if (entered != null) {
            @Nullable Object value = cells.value(sheet, row, column);
            out.object("userEnteredValue", v -> value(v, entered));
            out.object("effectiveValue", v -> value(v, value));
            out.put("formattedValue", cells.formats().text(cell, value));
        }
        CellExtras extras = CellExtras.of(cell);
        out.put("userEnteredFormat", extras.format());
        out.put("effectiveFormat", extras.format());
        out.put("note", extras.note());
        out.put("dataValidation", extras.validation());
    }

    private static void value(Out out, @Nullable Object value) throws IOException {
        if (value instanceof Formula formula) {
            out.put("formulaValue", formula.text());
        } else if (value instanceof Double) {
            out.put("numberValue", value);
        } else if (value instanceof Boolean) {
            out.put("boolValue", value);
        } else if (value instanceof CellError error) {
            out.object("errorValue", e -> {
                e.put("type", error.name());
                e.put("message", error.text());
            });
        } else {
            out.put("stringValue", value);
        }
    }
}
