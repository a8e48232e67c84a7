package org.amosheets.sheets;

import java.util.List;
import java.util.Locale;

/**
 * The tab's first row. Names are matched trimmed and case-insensitively; of two equal names the first counts.
 *
 * @param names the header cells from column A on, as they stand
 */
public record Header(List<String> names) {

    public Header {
        names = List.copyOf(names);
    }

    /** The zero-based column of this name, or -1. */
    public int indexOf(String name) {
        String wanted = fold(name);
        for (int i = 0; i < names.size(); i++) {
            if (fold(names.get(i)).equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    public boolean has(String name) {
        return indexOf(name) >= 0;
    }

    private static String fold(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
