package org.amosheets.sandbox.sheets;

import org.jspecify.annotations.Nullable;

/** Copies cells, also between tabs; a source smaller than its target is repeated, as Sheets does it. */
final class CopyPaste {

    /** What of a cell is pasted. */
    enum Type {
        PASTE_NORMAL,
        PASTE_VALUES,
        PASTE_FORMULA,
        PASTE_FORMAT;

        static Type of(String name) {
            try {
                return valueOf(name);
            } catch (IllegalArgumentException e) {
                throw ApiError.invalid("The sandbox does not know the pasteType " + name);
            }
        }
    }

    private CopyPaste() {}

    static Book apply(Book book, Area source, Area target, Type type) {
        SheetState from = Area.sheetOf(book, source.sheetId());
        SheetState to = Area.sheetOf(book, target.sheetId());
        int height = target.height() / source.height() > 0
                ? target.height() / source.height() * source.height()
                : source.height();
        int width =
                target.width() / source.width() > 0 ? target.width() / source.width() * source.width() : source.width();
        Area pasted = new Area(to.id(), target.top(), target.left(), target.top() + height, target.left() + width);
        if (pasted.bottom() > to.rowCount() || pasted.right() > to.columnCount()) {
            throw Area.exceeds(to, A1.format(to, pasted.top(), pasted.left(), pasted.bottom(), pasted.right()));
        }
        Evaluator cells = new Evaluator(book);
        return Cells.change(book, pasted, (old, row, column) -> {
            int fromRow = source.top() + (row - pasted.top()) % source.height();
            int fromColumn = source.left() + (column - pasted.left()) % source.width();
            Cell copied = from.cell(fromRow, fromColumn);
            return switch (type) {
                case PASTE_NORMAL -> shifted(copied, row - fromRow, column - fromColumn);
                case PASTE_VALUES -> old.withEntered(cells.value(from, fromRow, fromColumn));
                case PASTE_FORMULA ->
                    old.withEntered(
                            shifted(copied, row - fromRow, column - fromColumn).entered());
                case PASTE_FORMAT ->
                    old.withExtras(
                            CellExtras.of(old).withFormat(CellExtras.of(copied).format()));
            };
        });
    }

    static Cell shifted(Cell cell, int rows, int columns) {
        @Nullable Object entered = cell.entered();
        return entered instanceof Formula formula ? cell.withEntered(Refs.shifted(formula, rows, columns)) : cell;
    }
}
