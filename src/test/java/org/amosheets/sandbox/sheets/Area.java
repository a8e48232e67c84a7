package org.amosheets.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;

/** A rectangle of cells that lies inside its tab; ends are exclusive. */
record Area(int sheetId, int top, int left, int bottom, int right) {

    int height() {
        return bottom - top;
    }

    int width() {
        return right - left;
    }

    boolean isSingleCell() {
        return height() == 1 && width() == 1;
    }

    static Area whole(SheetState sheet) {
        return new Area(sheet.id(), 0, 0, sheet.rowCount(), sheet.columnCount());
    }

    /** Reads a GridRange of the API: sides that are left out reach to the end of the tab. */
    static Area of(Book book, JsonNode range) {
        SheetState sheet = sheetOf(book, range.path("sheetId").asInt(0));
        int top = range.path("startRowIndex").asInt(0);
        int left = range.path("startColumnIndex").asInt(0);
        int bottom = range.path("endRowIndex").asInt(sheet.rowCount());
        int right = range.path("endColumnIndex").asInt(sheet.columnCount());
        if (top < 0 || left < 0 || bottom < top || right < left) {
            throw ApiError.invalid("GridRange is not valid: " + range);
        }
        if (bottom > sheet.rowCount() || right > sheet.columnCount()) {
            throw exceeds(sheet, A1.format(sheet, top, left, bottom, right));
        }
        return new Area(sheet.id(), top, left, bottom, right);
    }

    static SheetState sheetOf(Book book, int sheetId) {
        return book.sheet(sheetId).orElseThrow(() -> ApiError.invalid("No grid with id: " + sheetId));
    }

    static ApiError exceeds(SheetState sheet, String range) {
        return ApiError.invalid("Range (" + range + ") exceeds grid limits. Max rows: " + sheet.rowCount()
                + ", max columns: " + sheet.columnCount());
    }
}
