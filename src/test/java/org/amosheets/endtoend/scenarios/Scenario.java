package org.amosheets.endtoend.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file: its first line is the title, every other line a sentence, and lines that begin with a bar are the table of the
 * sentence above. Empty lines and lines that begin with {@code #} mean nothing.
 */
record Scenario(Path file, String title, List<Step> steps) {

    /**
     * A sentence.
     *
     * @param line its number in the file, from 1
     * @param table the lines of its table by column; empty where it has none
     */
    record Step(int line, String sentence, List<Map<String, String>> table) {}

    static Scenario read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Step> steps = new ArrayList<>();
        List<String> columns = List.of();
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("|")) {
                if (steps.isEmpty()) {
                    throw new IllegalArgumentException(file + ", line " + (i + 1) + ": a table without a sentence");
                }
                columns = row(steps.get(steps.size() - 1), columns, line);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                steps.add(new Step(i + 1, line, new ArrayList<>()));
                columns = List.of();
            }
        }
        return new Scenario(file, lines.get(0).strip(), List.copyOf(steps));
    }

    private static List<String> row(Step step, List<String> columns, String line) {
        List<String> cells =
                Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList();
        if (columns.isEmpty()) {
            return cells;
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            row.put(columns.get(i), i < cells.size() ? cells.get(i) : "");
        }
        step.table().add(row);
        return columns;
    }
}
