package org.amosheets.sheets;

import java.util.List;
import org.amosheets.mapping.Shape;

/**
 * A column that the mapping wants the tab to have.
 *
 * @param headers the headers that do, the one to add first
 * @param shape what it is made for
 * @param choices what its dropdown offers; empty for none
 * @param service whether the service fills it, so that people are warned before they edit it
 * @param hidden whether it is of no use to people
 */
public record ColumnWish(List<String> headers, Shape shape, List<String> choices, boolean service, boolean hidden) {

    public ColumnWish {
        headers = List.copyOf(headers);
        choices = List.copyOf(choices);
    }

    /** The header to add where the tab has none of them. */
    public String header() {
        return headers.get(0);
    }

    boolean standsIn(Header header) {
        return headers.stream().anyMatch(header::has);
    }

    /** The zero-based column that it has, or -1. */
    int column(Header header) {
        return headers.stream()
                .mapToInt(header::indexOf)
                .filter(column -> column >= 0)
                .findFirst()
                .orElse(-1);
    }
}
