package org.amosheets.sandbox.page;

import java.util.List;
import java.util.StringJoiner;

/** Row numbers as people write them: {@code 5, 7–9}. */
final class RowNumbers {

    private static final int SHOWN = 8;

    private RowNumbers() {}

    static String text(List<Integer> rows) {
        List<Integer> sorted = rows.stream().distinct().sorted().toList();
        StringJoiner text = new StringJoiner(", ");
        int spans = 0;
        for (int i = 0; i < sorted.size(); i++) {
            int first = sorted.get(i);
            while (i + 1 < sorted.size() && sorted.get(i + 1) == sorted.get(i) + 1) {
                i++;
            }
            int last = sorted.get(i);
            if (++spans > SHOWN) {
                return text.add("…").toString();
            }
            text.add(first == last ? Integer.toString(first) : first + "–" + last);
        }
        return text.toString();
    }
}
