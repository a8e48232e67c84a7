package org.amosheets.sandbox.sheets;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The whole spreadsheet at one revision, whatever was written since. */
public final class Contents {

    private final Book book;

    Contents(Book book) {
        this.book = book;
    }

    /** All rows of the tab below its header by header, blank ones between others included. */
    public List<Map<String, String>> rows(String tab) {
        return book.sheet(tab)
                .map(sheet -> rows(new TabReader(book, sheet.id())))
                .orElse(List.of());
    }

    static List<Map<String, String>> rows(TabReader reader) {
        return IntStream.range(1, Math.max(1, reader.filledRows()))
                .mapToObj(reader::row)
                .toList();
    }
}
