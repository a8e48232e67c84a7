package org.amosheets.correctness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes {@code docs/correctness.md}: what is promised, which tests show it, what the long runs came to, and what is not. */
final class CorrectnessPage {

    static final Path PAGE = Path.of("docs/correctness.md");
    private static final Path PARTS = Path.of("docs/correctness");
    private static final Pattern ID = Pattern.compile("- ([GILV][0-9]+): (.*)");

    private static final Map<String, String> RUNS = runs();

    private final Map<String, String> promises = new LinkedHashMap<>();
    private final Map<String, String> open = new LinkedHashMap<>();
    private final Shown shown = Shown.read();
    private final List<String> lines;

    CorrectnessPage() throws IOException {
        lines = Files.readAllLines(PARTS.resolve("ids.md"));
        boolean unshown = false;
        for (String line : lines) {
            unshown |= line.equals("## Open");
            Matcher id = ID.matcher(line);
            if (id.matches()) {
                (unshown ? open : promises).put(id.group(1), id.group(2));
            }
        }
    }

    /** Ids that no test shows and nobody excused, ids that tests name and nobody knows, and excuses that are out of date. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        promises.keySet().stream()
                .filter(id -> !shown.has(id) && !open.containsKey(id))
                .forEach(id -> faults.add(id + " has no test"));
        shown.ids(false).stream()
                .filter(id -> !promises.containsKey(id))
                .forEach(id -> faults.add(id + " is no id, but named by " + shown.cell(id)));
        open.keySet().stream().filter(shown::has).forEach(id -> faults.add(id + " is listed as open, but has a test"));
        return faults;
    }

    String text() throws IOException {
        StringBuilder page = new StringBuilder("""
                # What is promised, and what shows it

                Made by `docs/correctness/regenerate` from the tests' own `@Shows`, `docs/correctness/ids.md`, the results of the
                long runs and `docs/correctness/limits.md`. Do not edit it.

                """);
        for (String line : lines.subList(lines.indexOf("## Promises to users"), lines.indexOf("## Open"))) {
            Matcher id = ID.matcher(line);
            if (line.startsWith("## ")) {
                page.append(line).append("\n\n| id | what | shown by |\n| --- | --- | --- |\n");
            } else if (id.matches()) {
                page.append("| %s | %s | %s |\n".formatted(id.group(1), id.group(2), tests(id.group(1))));
            } else if (!page.toString().endsWith("\n\n") && !page.toString().endsWith("--- |\n")) {
                page.append('\n');
            }
        }
        page.append("## Long runs\n\n| run | figures | command |\n| --- | --- | --- |\n");
        RUNS.forEach((name, what) -> page.append(run(name, what)));
        return page + "\n" + Files.readString(PARTS.resolve("limits.md"));
    }

    private String tests(String id) {
        return shown.has(id) ? shown.cell(id) : "nothing yet: " + open.get(id);
    }

    private static String run(String name, String what) {
        Map<String, String> figures = Result.of(name).figures();
        String shown = figures.entrySet().stream()
                .filter(figure -> !figure.getKey().equals("command"))
                .map(figure -> figure.getKey() + ": " + figure.getValue())
                .collect(Collectors.joining("; "));
        return "| %s | %s | %s |\n"
                .formatted(what, shown.isEmpty() ? "not kept yet" : shown, figures.getOrDefault("command", ""));
    }

    private static Map<String, String> runs() {
        Map<String, String> runs = new LinkedHashMap<>();
        runs.put("histories", "T2, random histories of the planner");
        runs.put("simulations", "T3, simulations of the whole engine");
        runs.put("crash-matrix", "T5, the process killed at every step");
        runs.put("scenarios", "T6, scenarios in plain language");
        runs.put("mutants", "T9, mutants of what decides");
        runs.put("fuzz", "hostile webhooks");
        return runs;
    }
}
