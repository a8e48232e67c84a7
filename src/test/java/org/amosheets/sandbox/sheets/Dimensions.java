package org.amosheets.sandbox.sheets;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Inserts, deletes and moves rows or columns; metadata, hiding and the references of formulas follow them. */
final class Dimensions {

    private Dimensions() {}

    static Book insert(Book book, int sheetId, boolean rows, int at, int count) {
        SheetState sheet = Area.sheetOf(book, sheetId);
        SheetState grown = rows
                ? sheet.withSize(sheet.rowCount() + count, sheet.columnCount())
                : sheet.withSize(sheet.rowCount(), sheet.columnCount() + count);
        return remapped(book.with(grown), grown, rows, IndexMap.insert(at, count));
    }

    static Book delete(Book book, int sheetId, boolean rows, int from, int to) {
        SheetState sheet = Area.sheetOf(book, sheetId);
        int left = (rows ? sheet.rowCount() : sheet.columnCount()) - (to - from);
        if (left == 0) {
            throw ApiError.invalid("You can't delete all the " + (rows ? "rows" : "columns") + " on the sheet.");
        }
        SheetState shrunk = rows ? sheet.withSize(left, sheet.columnCount()) : sheet.withSize(sheet.rowCount(), left);
        return remapped(book.with(shrunk), shrunk, rows, IndexMap.delete(from, to));
    }

    static Book move(Book book, int sheetId, boolean rows, int from, int to, int destination) {
        if (destination >= from && destination <= to) {
            return book;
        }
        return remapped(book, Area.sheetOf(book, sheetId), rows, IndexMap.move(from, to, destination));
    }

    private static Book remapped(Book book, SheetState sheet, boolean rows, IndexMap map) {
        Grid grid =
                rows ? sheet.grid().remapRows(map) : sheet.grid().map(row -> row.width() == 0 ? row : row.remap(map));
        SheetState changed = sheet.withGrid(grid)
                .withHiddenDimensions(
                        rows ? remapped(sheet.hiddenRows(), map) : sheet.hiddenRows(),
                        rows ? sheet.hiddenColumns() : remapped(sheet.hiddenColumns(), map));
        List<Metadata> metadata = book.metadata().stream()
                .map(m -> follow(m, sheet.id(), rows, map))
                .flatMap(Optional::stream)
                .toList();
        return references(book.with(changed).withMetadata(metadata), sheet.title(), rows, map);
    }

    private static Set<Integer> remapped(Set<Integer> indexes, IndexMap map) {
        Set<Integer> moved = new HashSet<>();
        for (int index : indexes) {
            if (map.apply(index) >= 0) {
                moved.add(map.apply(index));
            }
        }
        return moved;
    }

    /** Metadata of a row goes with the row, and is gone when the row is deleted. */
    private static Optional<Metadata> follow(Metadata m, int sheetId, boolean rows, IndexMap map) {
        Metadata.Place place = m.place();
        if (place.sheetId() != sheetId || !place.type().equals(rows ? "ROW" : "COLUMN")) {
            return Optional.of(m);
        }
        List<Integer> left = new ArrayList<>();
        for (int i = place.start(); i < place.end(); i++) {
            if (map.apply(i) >= 0) {
                left.add(map.apply(i));
            }
        }
        if (left.isEmpty()) {
            return Optional.empty();
        }
        int start = left.stream().mapToInt(i -> i).min().orElseThrow();
        int end = left.stream().mapToInt(i -> i).max().orElseThrow() + 1;
        return Optional.of(m.at(new Metadata.Place(place.type(), sheetId, start, end)));
    }

    private static Book references(Book book, String title, boolean rows, IndexMap map) {
        return formulas(book, (sheet, formula) -> Refs.remapped(formula, sheet.title(), title, rows, map));
    }

    /** What a formula on the tab becomes. */
    interface FormulaChange {
        Formula apply(SheetState sheet, Formula formula);
    }

    static Book formulas(Book book, FormulaChange change) {
        return book.mapSheets(sheet -> sheet.withGrid(sheet.grid()
                .map(row -> !row.hasFormulas()
                        ? row
                        : row.map(cell -> cell.entered() instanceof Formula formula
                                ? cell.withEntered(change.apply(sheet, formula))
                                : cell))));
    }
}
