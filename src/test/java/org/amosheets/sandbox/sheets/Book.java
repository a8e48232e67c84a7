package org.amosheets.sandbox.sheets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The whole spreadsheet, immutable: a write makes another one, which is what makes batches atomic. */
record Book(
        String id,
        String title,
        String locale,
        String timeZone,
        List<SheetState> sheets,
        List<Metadata> metadata,
        int nextId) {

    Optional<SheetState> sheet(int sheetId) {
        return sheets.stream().filter(s -> s.id() == sheetId).findFirst();
    }

    /** Google compares the titles of tabs without regard to case. */
    Optional<SheetState> sheet(String sheetTitle) {
        return sheets.stream()
                .filter(s -> s.title().equalsIgnoreCase(sheetTitle))
                .findFirst();
    }

    Book withSheets(List<SheetState> others) {
        return new Book(id, title, locale, timeZone, List.copyOf(others), metadata, nextId);
    }

    Book withMetadata(List<Metadata> others) {
        return new Book(id, title, locale, timeZone, sheets, List.copyOf(others), nextId);
    }

    Book withProperties(String newTitle, String newLocale, String newTimeZone) {
        return new Book(id, newTitle, newLocale, newTimeZone, sheets, metadata, nextId);
    }

    Book withNextId(int next) {
        return new Book(id, title, locale, timeZone, sheets, metadata, next);
    }

    /** Puts the tab in the place of the one with the same id. */
    Book with(SheetState sheet) {
        return mapSheets(s -> s.id() == sheet.id() ? sheet : s);
    }

    Book mapSheets(UnaryOperator<SheetState> change) {
        List<SheetState> changed = new ArrayList<>(sheets);
        changed.replaceAll(change);
        return withSheets(changed);
    }
}
