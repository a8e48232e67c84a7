package org.amosheets.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Walks amoCRM's lists: 250 at most on a page, {@code _links.next} on every page but the last, and 204 without a body for
 * a page with nothing on it.
 */
final class Pages {

    static final int SIZE = 250;

    private Pages() {}

    /** Takes one page; returns whether to go on. */
    @FunctionalInterface
    interface Visitor<T> {
        boolean take(int page, List<T> rows);
    }

    /**
     * Reads page after page until there is none, or the visitor has enough.
     *
     * @param read reads the page of a number
     * @param embedded the list's name under {@code _embedded}
     */
    static <T> void walk(
            int first, IntFunction<JsonNode> read, String embedded, Function<JsonNode, T> reader, Visitor<T> visitor) {
        JsonNode before = Json.object();
        for (int page = Math.max(1, first); ; page++) {
            JsonNode answer = read.apply(page);
            JsonNode list = answer.path("_embedded").path(embedded);
            // The same page again would be a server that ignores page numbers: it would never end.
            if (list.isEmpty() || list.equals(before)) {
                return;
            }
            List<T> rows = new ArrayList<>(list.size());
            list.forEach(row -> rows.add(reader.apply(row)));
            if (!visitor.take(page, rows) || last(answer, list)) {
                return;
            }
            before = list;
        }
    }

    private static boolean last(JsonNode answer, JsonNode list) {
        JsonNode links = answer.path("_links");
        return links.isObject() && !links.isEmpty() ? !links.hasNonNull("next") : list.size() < SIZE;
    }
}
