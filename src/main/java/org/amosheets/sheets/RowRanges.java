package org.amosheets.sheets;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableSet;
import java.util.function.Function;

/** Names rows as ranges that fit into the address of one request. */
final class RowRanges {

    /**
     * Google's client turns a GET whose address is longer than 2048 characters into a POST with an override header, which
     * not every proxy lets through. What is left of that after host, spreadsheet id and fields mask.
     */
    static final int BUDGET = 1_400;

    private static final int PARAMETER = "&ranges=".length();

    private RowRanges() {}

    /** Few and narrow ranges where they fit; else neighbours are read along, in the end one range over all. */
    static List<String> fitting(NavigableSet<Integer> rows, int budget, Function<RowSpan, String> name) {
        for (int gap = 0; ; gap = gap * 2 + 1) {
            List<String> ranges = RowSpan.covering(rows, gap).stream().map(name).toList();
            if (ranges.size() <= 1 || length(ranges) <= budget) {
                return ranges;
            }
        }
    }

    private static int length(List<String> ranges) {
        return ranges.stream()
                .mapToInt(r ->
                        PARAMETER + URLEncoder.encode(r, StandardCharsets.UTF_8).length())
                .sum();
    }
}
