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

/** Makes {@code docs/migration.md}: how to change over from an older tool, and which tests show each of its rows. */
final class MigrationPage {

    static final Path PAGE = Path.of("docs/migration.md");
    private static final Path PARTS = Path.of("docs/migration");
    private static final Pattern ROW = Pattern.compile("- (F[0-9]+|D[0-9]{3}-[0-9]+): (.*)");
    /** How many rows each series has; all of them have to be accounted for. */
    private static final Map<String, Integer> SERIES =
            Map.of("F", 75, "D000-", 19, "D001-", 17, "D002-", 33, "D004-", 42);

    private static final String OPEN = "## Open";
    private static final String IN_PART = "## Open in part";
    private static final String LEFT_OUT = "## Left out";

    private final Shown shown = Shown.read();
    private final List<String> lines = Files.readAllLines(PARTS.resolve("rows.md"));
    private final Map<String, String> rows = new LinkedHashMap<>();
    private final Map<String, String> open = new LinkedHashMap<>();
    private final Map<String, String> inPart = new LinkedHashMap<>();
    private final Map<String, String> leftOut = new LinkedHashMap<>();

    MigrationPage() throws IOException {
        Map<String, String> into = rows;
        for (String line : lines) {
            into = switch (line) {
                case OPEN -> open;
                case IN_PART -> inPart;
                case LEFT_OUT -> leftOut;
                default -> into;
            };
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                into.put(row.group(1), row.group(2));
            }
        }
    }

    /** Rows that are not accounted for, ids that tests name and nobody knows, and excuses that are out of date. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        SERIES.forEach((name, count) -> {
            for (int i = 1; i <= count; i++) {
                String id = name + i;
                if (!rows.containsKey(id) && !leftOut.containsKey(id)) {
                    faults.add(id + " is neither a row nor left out");
                }
            }
        });
        rows.keySet().stream()
                .filter(id -> !shown.has(id) && !open.containsKey(id))
                .forEach(id -> faults.add(id + " has no test and is not open"));
        open.keySet().stream()
                .filter(shown::has)
                .forEach(id -> faults.add(id + " is open, but has the test " + shown.cell(id)));
        inPart.keySet().stream()
                .filter(id -> !shown.has(id))
                .forEach(id -> faults.add(id + " is open in part, but no part of it has a test"));
        shown.ids(true).stream()
                .filter(id -> !rows.containsKey(id))
                .forEach(id -> faults.add(id + " is no row, but named by " + shown.cell(id)));
        return faults;
    }

    String text() throws IOException {
        StringBuilder page = new StringBuilder(Files.readString(PARTS.resolve("tools.md")));
        page.append("""
                ## What the older tools did, and which tests show it here

                Made by `docs/correctness/regenerate` from the tests' own `@Shows`, `docs/migration/tools.md` and
                `docs/migration/rows.md`. Do not edit this page. F is a feature of at least one of the tools; D is a defect that
                one of them had, told as what has to hold here.
                """);
        for (String line : lines.subList(lines.indexOf("## Features"), lines.indexOf(OPEN))) {
            Matcher row = ROW.matcher(line);
            if (line.startsWith("## ")) {
                page.append("\n#").append(line).append("\n\n| id | what | shown by |\n| --- | --- | --- |\n");
            } else if (row.matches()) {
                page.append("| %s | %s | %s |\n".formatted(row.group(1), row.group(2), tests(row.group(1))));
            }
        }
        page.append("\n### Not in this product\n\n");
        leftOut.forEach((id, why) ->
                page.append("* ").append(id).append(": ").append(why).append('\n'));
        return page.toString();
    }

    private String tests(String id) {
        String missing = open.getOrDefault(id, inPart.getOrDefault(id, ""));
        String tests = shown.cell(id);
        return missing.isEmpty() ? tests : tests + (tests.isEmpty() ? "" : "; ") + "**open**: " + missing;
    }
}
