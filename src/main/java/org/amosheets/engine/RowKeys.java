package org.amosheets.engine;

import java.util.List;
import java.util.function.IntFunction;
import org.amosheets.sheets.Sheet;
import org.amosheets.sheets.TabRead;

/** Finds a row's key by where the row stands just now, for people: they see the number, and the key's column is hidden. */
public final class RowKeys implements IntFunction<String> {

    private final Sheet sheet;
    private final MappingSource mappings;

    public RowKeys(Sheet sheet, MappingSource mappings) {
        this.sheet = sheet;
        this.mappings = mappings;
    }

    /** The key of the row at this line of the tab; empty where it has none. Reads that one row. */
    @Override
    public String apply(int number) {
        TabRead read = sheet.rows(List.of(number));
        String column = mappings.current().service().key();
        return read.rows().stream()
                .filter(row -> row.number() == number)
                .map(row -> row.cell(read.header(), column).text().strip())
                .findFirst()
                .orElse("");
    }
}
