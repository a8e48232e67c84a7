package org.amosheets.sandbox.sheets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A person at one tab. Rows and columns have the numbers that a person sees: row 1 is the header, column 1 is A. Texts
 * are entered as if typed. The tab is remembered by its id and may be renamed.
 */
public final class Tab {

    private final Workbook workbook;
    private final SheetScript script;
    private final int sheetId;

    Tab(Workbook workbook, SheetScript script, int sheetId) {
        this.workbook = workbook;
        this.script = script;
        this.sheetId = sheetId;
    }

    // ---- edits; those of cell contents are told to the script ----

    public void type(int row, String header, String value) {
        paste("type", row, r -> r.column(header), List.of(List.of(value)));
    }

    public void type(int row, int column, String value) {
        paste("type", row, r -> column - 1, List.of(List.of(value)));
    }

    /** Fills the row from column A on; cells to the right of the values stay. */
    public void setRow(int row, String... values) {
        paste("setRow", row, r -> 0, List.of(Arrays.asList(values)));
    }

    /** Fills the named cells of the row in one edit. */
    public void setRow(int row, Map<String, String> values) {
        edit("setRow", List.of(row), book -> {
            TabReader reader = new TabReader(book, sheetId);
            SheetState sheet = reader.sheet().atLeast(row, 1);
            EnteredText entered = EnteredText.of(book);
            for (Map.Entry<String, String> each : values.entrySet()) {
                int column = reader.column(each.getKey());
                sheet = sheet.withCell(row - 1, column, entered.into(sheet.cell(row - 1, column), each.getValue()));
            }
            return book.with(sheet);
        });
    }

    /** Fills the first row below all others and returns its number. */
    public int addRow(String... values) {
        int row = filledRows() + 1;
        setRow(row, values);
        return row;
    }

    /** Pastes a block of cells at column A in one edit. */
    public void paste(int row, List<List<String>> rows) {
        paste("paste", row, r -> 0, rows);
    }

    public void paste(int row, int column, List<List<String>> rows) {
        paste("paste", row, r -> column - 1, rows);
    }

    public void clearCell(int row, String header) {
        paste("clearCell", row, r -> r.column(header), List.of(List.of("")));
    }

    public void clearCell(int row, int column) {
        paste("clearCell", row, r -> column - 1, List.of(List.of("")));
    }

    public void clearRow(int row) {
        edit(
                "clearRow",
                List.of(row),
                book -> Cells.change(book, area(book, row, row), (cell, r, c) -> cell.withEntered(null)));
    }

    /** Copies the whole row over another one, service columns included, as people do. */
    public void copyRow(int from, int to) {
        edit("copyRow", List.of(to), book -> {
            Book roomy = grown(book, Math.max(from, to));
            return CopyPaste.apply(roomy, area(roomy, from, from), area(roomy, to, to), CopyPaste.Type.PASTE_NORMAL);
        });
    }

    /** Cuts the row and pastes it over another one; the first is left empty. */
    public void cutRow(int from, int to) {
        edit("cutRow", List.of(from, to), book -> {
            SheetState sheet = new TabReader(grown(book, Math.max(from, to)), sheetId).sheet();
            Grid grid = sheet.grid();
            return book.with(
                    sheet.withGrid(grid.with(to - 1, grid.row(from - 1)).with(from - 1, Row.EMPTY)));
        });
    }

    /** Inserts an empty row that then has this number. */
    public void insertRow(int at) {
        edit("insertRow", List.of(), book -> Dimensions.insert(book, sheetId, true, at - 1, 1));
    }

    public void deleteRow(int row) {
        edit("deleteRow", List.of(), book -> Dimensions.delete(book, sheetId, true, row - 1, row));
    }

    /** Moves a row by dragging; {@code to} is the number that it has afterwards. */
    public void moveRow(int from, int to) {
        int destination = to > from ? to : to - 1;
        edit("moveRow", List.of(), book -> Dimensions.move(book, sheetId, true, from - 1, from, destination));
    }

    /** Sorts all rows below the header. */
    public void sortBy(String header, boolean ascending) {
        edit("sortBy", List.of(), book -> {
            TabReader reader = new TabReader(book, sheetId);
            int last = Math.max(2, reader.filledRows());
            return Sorting.sort(book, area(book, 2, last), List.of(new Sorting.By(reader.column(header), ascending)));
        });
    }

    /** Inserts an empty column that then has this number. */
    public void insertColumn(int at) {
        edit("insertColumn", List.of(), book -> Dimensions.insert(book, sheetId, false, at - 1, 1));
    }

    public void deleteColumn(int column) {
        edit("deleteColumn", List.of(), book -> Dimensions.delete(book, sheetId, false, column - 1, column));
    }

    /** {@code to} is the number that the column has afterwards. */
    public void moveColumn(int from, int to) {
        int destination = to > from ? to : to - 1;
        edit("moveColumn", List.of(), book -> Dimensions.move(book, sheetId, false, from - 1, from, destination));
    }

    public void moveColumn(String header, int to) {
        moveColumn(reader().column(header) + 1, to);
    }

    public void renameTab(String title) {
        edit("renameTab", List.of(), book -> SheetRequests.rename(book, sheetId, title));
    }

    private interface ColumnOf {
        int in(TabReader reader);
    }

    private void paste(String action, int row, ColumnOf columnOf, List<List<String>> rows) {
        List<Integer> touched = IntStream.range(row, row + rows.size()).boxed().toList();
        edit(action, touched, book -> {
            TabReader reader = new TabReader(book, sheetId);
            int column = columnOf.in(reader);
            int width = rows.stream().mapToInt(List::size).max().orElse(0);
            SheetState sheet = reader.sheet().atLeast(row - 1 + rows.size(), column + width);
            EnteredText entered = EnteredText.of(book);
            List<Row> changed = new ArrayList<>(rows.size());
            for (int r = 0; r < rows.size(); r++) {
                List<String> values = rows.get(r);
                Cell[] cells = sheet.grid().row(row - 1 + r).copy(column + values.size());
                for (int c = 0; c < values.size(); c++) {
                    cells[column + c] = entered.into(cells[column + c], values.get(c));
                }
                changed.add(Row.of(cells));
            }
            return book.with(sheet.withGrid(sheet.grid().with(row - 1, changed)));
        });
    }

    private Book grown(Book book, int rows) {
        return book.with(new TabReader(book, sheetId).sheet().atLeast(rows, 1));
    }

    private Area area(Book book, int firstRow, int lastRow) {
        return new Area(
                sheetId,
                firstRow - 1,
                0,
                lastRow,
                new TabReader(book, sheetId).sheet().columnCount());
    }

    private interface Edit {
        Book apply(Book book);
    }

    private void edit(String action, List<Integer> announcedRows, Edit change) {
        Book after = workbook.commit(Origin.USER, action, change::apply);
        if (after.sheets().get(0).id() == sheetId) {
            script.edited(
                    after,
                    new TabReader(after, sheetId).sheet(),
                    announcedRows.stream().map(row -> row - 1).toList());
        }
    }

    // ---- what a person sees ----

    private TabReader reader() {
        return new TabReader(workbook.current(), sheetId);
    }

    public int sheetId() {
        return sheetId;
    }

    public String title() {
        return reader().sheet().title();
    }

    public boolean isHidden() {
        return reader().sheet().hidden();
    }

    /** The text that the cell shows; empty for a blank one. */
    public String cell(int row, String header) {
        TabReader reader = reader();
        return reader.cells().text(reader.sheet(), row - 1, reader.column(header));
    }

    public String cell(int row, int column) {
        TabReader reader = reader();
        return reader.cells().text(reader.sheet(), row - 1, column - 1);
    }

    /** String, Double or Boolean; the text of an error; null for a blank cell. */
    public @Nullable Object value(int row, String header) {
        TabReader reader = reader();
        @Nullable Object value = reader.cells().value(reader.sheet(), row - 1, reader.column(header));
        return value instanceof CellError error ? error.text() : value;
    }

    /** The formula, or null where the cell holds none. */
    public @Nullable String formula(int row, String header) {
        TabReader reader = reader();
        return reader.sheet().cell(row - 1, reader.column(header)).entered() instanceof Formula formula
                ? formula.text()
                : null;
    }

    public List<String> headers() {
        return reader().headers();
    }

    /** The row's texts by header. */
    public Map<String, String> row(int row) {
        return reader().row(row - 1);
    }

    /** All rows below the header, blank ones between others included. */
    public List<Map<String, String>> rows() {
        return Contents.rows(reader());
    }

    /** The number of the first row below the header that shows the text in the column; 0 if none does. */
    public int find(String header, String text) {
        TabReader reader = reader();
        int column = reader.column(header);
        return IntStream.range(1, Math.max(1, reader.filledRows()))
                .filter(row -> reader.cells().text(reader.sheet(), row, column).equals(text))
                .map(row -> row + 1)
                .findFirst()
                .orElse(0);
    }

    /** The number of the last row that holds a value; 0 in an empty tab. */
    public int filledRows() {
        return reader().filledRows();
    }

    /** The headers of the hidden columns, or their letters where the header is blank. */
    public List<String> hiddenColumns() {
        TabReader reader = reader();
        return reader.sheet().hiddenColumns().stream()
                .sorted()
                .map(column -> {
                    String header = reader.cells().text(reader.sheet(), 0, column);
                    return header.isBlank() ? A1.letters(column) : header;
                })
                .toList();
    }

    public TabSnapshot snapshot() {
        return snapshot(1, Integer.MAX_VALUE);
    }

    /** The rows from the first to the last number, as far as they hold anything. */
    public TabSnapshot snapshot(int firstRow, int lastRow) {
        long revision = workbook.revision();
        TabReader reader = reader();
        SheetState sheet = reader.sheet();
        int bottom = Math.min(lastRow, reader.filledRows());
        int width = reader.width(Math.max(0, firstRow - 1), bottom);
        List<List<String>> rows = IntStream.range(firstRow - 1, Math.max(firstRow - 1, bottom))
                .mapToObj(row -> List.copyOf(reader.texts(row, width)))
                .toList();
        List<Integer> hidden =
                sheet.hiddenColumns().stream().sorted().map(c -> c + 1).toList();
        return new TabSnapshot(sheet.title(), sheetId, sheet.hidden(), revision, firstRow, rows, hidden);
    }
}
