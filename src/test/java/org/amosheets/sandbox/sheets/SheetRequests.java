package org.amosheets.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.amosheets.sandbox.sheets.BatchUpdate.Replies;
import org.amosheets.sandbox.sheets.BatchUpdate.Step;

/** The requests of a batch that change tabs and the spreadsheet itself. */
final class SheetRequests {

    private static final FieldMask SHEET_FIELDS = FieldMask.parse("title,hidden,index,tabColor(*),tabColorStyle(*),"
            + "gridProperties(rowCount,columnCount,frozenRowCount,frozenColumnCount)");

    private SheetRequests() {}

    static Map<String, Step> steps() {
        return Map.of(
                "addSheet", SheetRequests::addSheet,
                "deleteSheet", SheetRequests::deleteSheet,
                "updateSheetProperties", SheetRequests::updateSheet,
                "addProtectedRange", SheetRequests::protect,
                "updateSpreadsheetProperties", SheetRequests::updateSpreadsheet);
    }

    private static Book addSheet(Book book, JsonNode request, Replies replies) {
        JsonNode properties = request.path("properties");
        JsonNode grid = properties.path("gridProperties");
        int id = properties.has("sheetId") ? properties.path("sheetId").asInt() : book.nextId();
        if (book.sheet(id).isPresent()) {
            throw ApiError.invalid("A sheet with id " + id + " already exists.");
        }
        String title = properties.path("title").asText(freeTitle(book));
        mustBeFree(book, title);
        SheetState sheet = SheetState.empty(
                        id,
                        title,
                        grid.path("rowCount").asInt(1000),
                        grid.path("columnCount").asInt(26))
                .withHidden(properties.path("hidden").asBoolean())
                .withFrozen(
                        grid.path("frozenRowCount").asInt(0),
                        grid.path("frozenColumnCount").asInt(0));
        List<SheetState> sheets = new ArrayList<>(book.sheets());
        int index = Math.min(properties.path("index").asInt(sheets.size()), sheets.size());
        sheets.add(index, sheet);
        replies.set(out -> out.object(
                "addSheet", reply -> reply.object("properties", p -> SpreadsheetView.properties(p, sheet, index))));
        return book.withSheets(sheets).withNextId(Math.max(book.nextId(), id) + 1);
    }

    private static String freeTitle(Book book) {
        return IntStream.iterate(book.sheets().size() + 1, i -> i + 1)
                .mapToObj(i -> "Sheet" + i)
                .filter(title -> book.sheet(title).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static void mustBeFree(Book book, String title) {
        if (title.isEmpty() || book.sheet(title).isPresent()) {
            throw ApiError.invalid(
                    "A sheet with the name \"" + title + "\" already exists. Please enter another name.");
        }
    }

    private static Book deleteSheet(Book book, JsonNode request, Replies replies) {
        SheetState sheet = Area.sheetOf(book, request.path("sheetId").asInt(0));
        List<SheetState> left =
                book.sheets().stream().filter(s -> s.id() != sheet.id()).toList();
        if (left.stream().allMatch(SheetState::hidden)) {
            throw ApiError.invalid("You can't remove all the visible sheets in a document.");
        }
        return book.withSheets(left)
                .withMetadata(book.metadata().stream()
                        .filter(m -> m.place().sheetId() != sheet.id())
                        .toList());
    }

    private static Book updateSheet(Book book, JsonNode request, Replies replies) {
        JsonNode properties = request.path("properties");
        FieldMask fields = BatchUpdate.fields(request);
        fields.mustFit(SHEET_FIELDS, "");
        int id = properties.path("sheetId").asInt(0);
        Book changed = book.with(Area.sheetOf(book, id));
        if (fields.has("title")) {
            changed = rename(changed, id, properties.path("title").asText());
        }
        if (fields.has("hidden")) {
            changed = hide(changed, id, properties.path("hidden").asBoolean());
        }
        if (fields.has("gridProperties")) {
            changed = resize(changed, id, properties.path("gridProperties"), fields.child("gridProperties"));
        }
        return fields.has("index") && properties.has("index")
                ? moved(changed, id, properties.path("index").asInt())
                : changed;
    }

    static Book rename(Book book, int id, String title) {
        SheetState sheet = Area.sheetOf(book, id);
        if (!sheet.title().equalsIgnoreCase(title)) {
            mustBeFree(book, title);
        }
        return Dimensions.formulas(
                book.with(sheet.withTitle(title)), (s, formula) -> Refs.tabRenamed(formula, sheet.title(), title));
    }

    private static Book hide(Book book, int id, boolean hidden) {
        Book changed = book.with(Area.sheetOf(book, id).withHidden(hidden));
        if (changed.sheets().stream().allMatch(SheetState::hidden)) {
            throw ApiError.invalid("You can't hide all the sheets in a document.");
        }
        return changed;
    }

    private static Book resize(Book book, int id, JsonNode grid, FieldMask fields) {
        Book changed = book;
        if (fields.has("rowCount") && grid.has("rowCount")) {
            changed = resize(changed, id, true, grid.path("rowCount").asInt());
        }
        if (fields.has("columnCount") && grid.has("columnCount")) {
            changed = resize(changed, id, false, grid.path("columnCount").asInt());
        }
        SheetState sheet = Area.sheetOf(changed, id);
        return changed.with(sheet.withFrozen(
                fields.has("frozenRowCount") ? grid.path("frozenRowCount").asInt(0) : sheet.frozenRows(),
                fields.has("frozenColumnCount") ? grid.path("frozenColumnCount").asInt(0) : sheet.frozenColumns()));
    }

    private static Book resize(Book book, int id, boolean rows, int size) {
        SheetState sheet = Area.sheetOf(book, id);
        int old = rows ? sheet.rowCount() : sheet.columnCount();
        if (size < 1) {
            throw ApiError.invalid("A sheet must have at least one row and one column.");
        }
        if (size < old) {
            return Dimensions.delete(book, id, rows, size, old);
        }
        return book.with(rows ? sheet.withSize(size, sheet.columnCount()) : sheet.withSize(sheet.rowCount(), size));
    }

    private static Book moved(Book book, int id, int index) {
        List<SheetState> sheets = new ArrayList<>(book.sheets());
        SheetState sheet = Area.sheetOf(book, id);
        sheets.remove(sheet);
        sheets.add(Math.min(index, sheets.size()), sheet);
        return book.withSheets(sheets);
    }

    private static Book protect(Book book, JsonNode request, Replies replies) {
        ObjectNode range = request.path("protectedRange").deepCopy();
        Area area = Area.of(book, range.path("range"));
        if (!range.has("protectedRangeId")) {
            range.put("protectedRangeId", book.nextId());
        }
        replies.set(out -> out.object("addProtectedRange", reply -> reply.put("protectedRange", (JsonNode) range)));
        return book.with(Area.sheetOf(book, area.sheetId()).withProtectedRange(range))
                .withNextId(book.nextId() + 1);
    }

    private static Book updateSpreadsheet(Book book, JsonNode request, Replies replies) {
        JsonNode properties = request.path("properties");
        FieldMask fields = BatchUpdate.fields(request);
        return book.withProperties(
                fields.has("title") ? properties.path("title").asText() : book.title(),
                fields.has("locale") ? properties.path("locale").asText() : book.locale(),
                fields.has("timeZone") ? properties.path("timeZone").asText() : book.timeZone());
    }
}
