package org.amosheets.web;

import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** Which row a query means: by its key, or by the number that people see. A key begins with a letter. */
final class RowParameter {

    /** The header's number is no row's, and no spreadsheet has more rows than that. */
    private static final Pattern NUMBER = Pattern.compile("[2-9]|[1-9][0-9]{1,7}");

    private RowParameter() {}

    /**
     * The row's key.
     *
     * @param keys the key of the row at a number; empty where it has none
     * @return empty where no row is named; an empty key where the row at that number has none
     */
    static Optional<String> key(Received request, IntFunction<String> keys) {
        return request.parameter("row")
                .map(String::strip)
                .filter(row -> !row.isEmpty())
                .map(row -> NUMBER.matcher(row).matches() ? keys.apply(Integer.parseInt(row)) : row);
    }
}
