package org.amosheets.sandbox.sheets;

import org.jspecify.annotations.Nullable;

/** One piece of developer metadata and the place it is tied to. */
record Metadata(int id, String key, @Nullable String value, String visibility, Place place) {

    /**
     * @param type SPREADSHEET, SHEET, ROW or COLUMN
     * @param start first row or column, end exclusive; 0 for the other types
     */
    record Place(String type, int sheetId, int start, int end) {

        static Place spreadsheet() {
            return new Place("SPREADSHEET", -1, 0, 0);
        }

        static Place sheet(int sheetId) {
            return new Place("SHEET", sheetId, 0, 0);
        }

        boolean isDimension() {
            return "ROW".equals(type) || "COLUMN".equals(type);
        }
    }

    Metadata at(Place other) {
        return new Metadata(id, key, value, visibility, other);
    }
}
