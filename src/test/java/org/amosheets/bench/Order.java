package org.amosheets.bench;

import java.util.Arrays;
import java.util.List;

/**
 * One measure as it was asked for: {@code latency:5x300}.
 *
 * @param numbers what stands after the colon, between the crosses
 */
record Order(String name, List<Integer> numbers) {

    static Order parse(String text) {
        String[] parts = text.split(":", 2);
        List<Integer> numbers = parts.length < 2
                ? List.of()
                : Arrays.stream(parts[1].split("x", -1)).map(Integer::valueOf).toList();
        return new Order(parts[0], numbers);
    }

    int number(int index, int otherwise) {
        return index < numbers.size() ? numbers.get(index) : otherwise;
    }

    /** As a file's name. */
    String label() {
        return numbers.isEmpty()
                ? name
                : name + "-"
                        + String.join("x", numbers.stream().map(String::valueOf).toList());
    }
}
