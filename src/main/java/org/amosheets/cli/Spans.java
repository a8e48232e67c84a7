package org.amosheets.cli;

import java.util.List;

/** Row numbers in a form that stays short. */
final class Spans {

    private Spans() {}

    /** {@code 3, 5–9, 12} of ascending numbers. */
    static String of(List<Integer> numbers) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < numbers.size(); i++) {
            int first = i;
            while (i + 1 < numbers.size() && numbers.get(i + 1) == numbers.get(i) + 1) {
                i++;
            }
            text.append(text.isEmpty() ? "" : ", ").append(numbers.get(first));
            if (i > first) {
                text.append('–').append(numbers.get(i));
            }
        }
        return text.toString();
    }
}
