package org.amosheets.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.amosheets.engine.Rehearsed;

/** What a full sync would do, in plain words, line by line. */
record PlanText(Words words) {

    List<String> of(Rehearsed plan) {
        List<String> lines = new ArrayList<>();
        lines.add(words.of(plan.inStep() ? "plan.in-step" : "plan.would", plan.rows()));
        part(lines, "plan.left-alone", plan.leftAlone(), fault -> lines.add("  " + words.plain(fault)));
        part(lines, "plan.columns", plan.newColumns(), column -> lines.add("  " + column));
        part(lines, "plan.leads", plan.leads(), row -> {
            lines.add("  " + words.of("plan.lead", row.row(), row.name(), row.status()));
            row.values().forEach((column, value) -> lines.add("      " + column + ": " + value));
        });
        part(lines, "plan.added", plan.added(), row -> {
            lines.add("  " + words.of("plan.added-one", row.lead(), row.status()));
            row.values().forEach((column, value) -> lines.add("      " + column + ": " + value));
        });
        part(
                lines,
                "plan.linked",
                plan.linked(),
                row -> lines.add("  " + words.of("plan.pair", row.row(), row.lead())));
        part(
                lines,
                "plan.contacts",
                plan.contacts(),
                row -> lines.add("  " + words.of("plan.pair", row.row(), row.lead())));
        part(lines, "plan.patches", plan.patches(), patch -> {
            String rows = patch.rows().stream().map(String::valueOf).collect(Collectors.joining(", "));
            lines.add("  " + words.of(patch.contact() ? "plan.contact" : "plan.of-lead", patch.id(), rows));
            new TreeMap<>(patch.changes())
                    .forEach((column, values) -> lines.add(
                            "      " + column + ": " + value(values.before()) + " → " + value(values.after())));
        });
        part(
                lines,
                "plan.cells",
                plan.cells(),
                cell -> lines.add("  "
                        + words.of("plan.cell", cell.row(), cell.column(), value(cell.before()), value(cell.after()))));
        part(lines, "plan.conflicts", plan.conflicts(), clash -> {
            lines.add("  " + words.of("plan.clash", clash.row(), clash.column()) + " "
                    + words.of("story.values", value(clash.sheet()), value(clash.crm()), value(clash.agreed())));
            lines.add("      " + words.of("plan.winner." + (clash.winner().isEmpty() ? "nobody" : clash.winner())));
        });
        part(
                lines,
                "plan.problems",
                plan.problems(),
                said -> lines.add("  " + words.of("plan.row", said.row(), said.words())));
        part(
                lines,
                "plan.waiting",
                plan.waiting(),
                row -> lines.add("  " + words.of("plan.row", row.row(), words.of("plan.why." + row.why()))));
        return lines;
    }

    private <T> void part(List<String> lines, String title, List<T> things, Consumer<T> line) {
        if (!things.isEmpty()) {
            lines.add("");
            lines.add(words.of(title, things.size()));
            things.forEach(line);
        }
    }

    private static String value(String text) {
        return text.isEmpty() ? "—" : text;
    }
}
