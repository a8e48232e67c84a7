package org.amosheets.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.amosheets.sandbox.sheets.BatchUpdate.Replies;
import org.amosheets.sandbox.sheets.BatchUpdate.Step;

/** The requests of a batch that change rows and columns as such. */
final class DimensionRequests {

    private DimensionRequests() {}

    /** A DimensionRange of the API, its ends filled in. */
    record Range(SheetState sheet, boolean rows, int start, int end) {

        static Range of(Book book, JsonNode json) {
            SheetState sheet = Area.sheetOf(book, json.path("sheetId").asInt(0));
            boolean rows = isRows(json);
            int size = rows ? sheet.rowCount() : sheet.columnCount();
            int start = json.path("startIndex").asInt(0);
            int end = json.path("endIndex").asInt(size);
            if (start < 0 || end <= start) {
                throw ApiError.invalid("The start index must be less than the end index: " + json);
            }
            return new Range(sheet, rows, start, end);
        }

        int size() {
            return rows ? sheet.rowCount() : sheet.columnCount();
        }

        Range inside() {
            if (end > size()) {
                throw ApiError.invalid("Range exceeds grid limits: " + (rows ? "rows " : "columns ") + start + " to "
                        + end + " of " + size());
            }
            return this;
        }
    }

    static Map<String, Step> steps() {
        return Map.of(
                "appendDimension", DimensionRequests::append,
                "insertDimension", DimensionRequests::insert,
                "deleteDimension", DimensionRequests::delete,
                "moveDimension", DimensionRequests::move,
                "updateDimensionProperties", DimensionRequests::update,
                "autoResizeDimensions",
                        (book, request, replies) -> {
                            Range.of(book, request.path("dimensions")).inside();
                            return book;
                        });
    }

    static boolean isRows(JsonNode range) {
        return switch (range.path("dimension").asText()) {
            case "ROWS" -> true;
            case "COLUMNS" -> false;
            default -> throw ApiError.invalid("dimension must be ROWS or COLUMNS");
        };
    }

    private static Book append(Book book, JsonNode request, Replies replies) {
        SheetState sheet = Area.sheetOf(book, request.path("sheetId").asInt(0));
        int length = request.path("length").asInt(0);
        if (length <= 0) {
            throw ApiError.invalid("length must be greater than 0");
        }
        return book.with(
                isRows(request)
                        ? sheet.withSize(sheet.rowCount() + length, sheet.columnCount())
                        : sheet.withSize(sheet.rowCount(), sheet.columnCount() + length));
    }

    private static Book insert(Book book, JsonNode request, Replies replies) {
        Range range = Range.of(book, request.path("range"));
        if (range.start() > range.size()) {
            throw ApiError.invalid("Cannot insert at " + range.start() + ": the sheet has only " + range.size());
        }
        return Dimensions.insert(book, range.sheet().id(), range.rows(), range.start(), range.end() - range.start());
    }

    private static Book delete(Book book, JsonNode request, Replies replies) {
        Range range = Range.of(book, request.path("range")).inside();
        return Dimensions.delete(book, range.sheet().id(), range.rows(), range.start(), range.end());
    }

    private static Book move(Book book, JsonNode request, Replies replies) {
        Range range = Range.of(book, request.path("source")).inside();
        int destination = request.path("destinationIndex").asInt(0);
        if (destination < 0 || destination > range.size()) {
            throw ApiError.invalid("destinationIndex is outside of the grid: " + destination);
        }
        return Dimensions.move(book, range.sheet().id(), range.rows(), range.start(), range.end(), destination);
    }

    private static Book update(Book book, JsonNode request, Replies replies) {
        Range range = Range.of(book, request.path("range")).inside();
        FieldMask fields = BatchUpdate.fields(request);
        fields.mustFit(FieldMask.parse("hiddenByUser,pixelSize,developerMetadata(*)"), "");
        if (!fields.has("hiddenByUser")) {
            return book;
        }
        boolean hide = request.path("properties").path("hiddenByUser").asBoolean();
        SheetState sheet = range.sheet();
        Set<Integer> hidden = new HashSet<>(range.rows() ? sheet.hiddenRows() : sheet.hiddenColumns());
        Set<Integer> named = IntStream.range(range.start(), range.end()).boxed().collect(Collectors.toSet());
        if (hide) {
            hidden.addAll(named);
        } else {
            hidden.removeAll(named);
        }
        return book.with(
                range.rows()
                        ? sheet.withHiddenDimensions(hidden, sheet.hiddenColumns())
                        : sheet.withHiddenDimensions(sheet.hiddenRows(), hidden));
    }
}
