package org.amosheets.sandbox.sheets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one tab of one state of the spreadsheet as a person does. Indexes count from 0 here. */
final class TabReader {

    private final SheetState sheet;
    private final Evaluator cells;

    TabReader(Book book, int sheetId) {
        this.sheet = book.sheet(sheetId)
                .orElseThrow(() -> new IllegalStateException("The tab with id " + sheetId + " is gone"));
        this.cells = new Evaluator(book);
    }

    SheetState sheet() {
        return sheet;
    }

    Evaluator cells() {
        return cells;
    }

    List<String> headers() {
        return texts(0, sheet.grid().row(0).width());
    }

    /** Headers are matched trimmed and in any case. */
    int column(String header) {
        List<String> headers = headers();
        for (int i = 0; i < headers.size(); i++) {
            if (headers.get(i).strip().equalsIgnoreCase(header.strip())) {
                return i;
            }
        }
        throw new IllegalArgumentException("No column '" + header + "' among " + headers);
    }

    List<String> texts(int row, int width) {
        List<String> texts = new ArrayList<>(width);
        for (int column = 0; column < width; column++) {
            texts.add(cells.text(sheet, row, column));
        }
        return texts;
    }

    Map<String, String> row(int row) {
        Map<String, String> byHeader = new LinkedHashMap<>();
        List<String> headers = headers();
        for (int column = 0; column < headers.size(); column++) {
            if (!headers.get(column).isBlank()) {
                byHeader.putIfAbsent(headers.get(column).strip(), cells.text(sheet, row, column));
            }
        }
        return byHeader;
    }

    /** The number of rows up to the last that holds a value; a row that only has a format does not count. */
    int filledRows() {
        int rows = sheet.grid().usedRows();
        while (rows > 0 && sheet.grid().row(rows - 1).isBlank(0, Integer.MAX_VALUE)) {
            rows--;
        }
        return rows;
    }

    int width(int fromRow, int toRow) {
        int width = 0;
        for (int row = fromRow; row < toRow; row++) {
            width = Math.max(width, sheet.grid().row(row).width());
        }
        return width;
    }
}
