package org.amosheets.web.console;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amosheets.engine.Misconfigured;
import org.amosheets.engine.Rehearsed;
import org.amosheets.engine.Rehearsed.Why;
import org.amosheets.mapping.FieldMapping;
import org.amosheets.mapping.Mapping;
import org.amosheets.web.console.MappingDesk.Draft;
import org.amosheets.web.console.MappingDesk.Fault;
import org.amosheets.web.console.MappingDesk.FileFault;

/** The mapping in force, faults of changed files, and what another mapping would do. */
final class Columns {

    private static final int SHOWN = 50;

    private final Parts parts;
    /** Each reads both sides whole. */
    private final Semaphore one = new Semaphore(1);

    Columns(Parts parts) {
        this.parts = parts;
    }

    /** A mapped column in words. */
    record Line(String columns, String field, String as, String wins, boolean required) {}

    View page(Visit visit, Words words) {
        return View.of("mapping")
                .with("name", parts.mappings().name())
                .with("lines", lines(words))
                .with("service", service())
                .with("leftAlone", Plain.all(parts.tabs().faults(), words))
                .with(
                        "files",
                        parts.mappings().faults().stream()
                                .map(file -> new FileFault(file.file(), said(file.faults(), words)))
                                .toList())
                .with(
                        "text",
                        visit.isPost() ? visit.given("text") : parts.mappings().text());
    }

    private static List<Fault> said(List<Fault> faults, Words words) {
        return faults.stream()
                .map(fault -> new Fault(fault.line(), Plain.of(fault.text(), words)))
                .toList();
    }

    private List<Line> lines(Words words) {
        try {
            return parts.mappings().current().fields().stream()
                    .map(field -> line(field, words))
                    .toList();
        } catch (Misconfigured none) {
            // The faults of its file stand on the page.
            return List.of();
        }
    }

    private static Line line(FieldMapping field, Words words) {
        List<String> columns = new ArrayList<>(List.of(field.column()));
        columns.addAll(field.otherColumns());
        return new Line(
                String.join(" / ", columns),
                named(field.field(), words),
                words.or("as." + field.as(), field.as()),
                field.wins().map(policy -> words.of("wins." + policy.name())).orElseGet(() -> words.of("wins.policy")),
                field.required());
    }

    private static String named(String field, Words words) {
        int custom = field.indexOf(".custom:");
        if (custom > 0) {
            return words.of("crm." + field.substring(0, custom) + ".custom", field.substring(custom + 8));
        }
        return words.or("crm." + field, field);
    }

    private List<String> service() {
        try {
            return parts.mappings().current().service().mapped();
        } catch (Misconfigured none) {
            return List.of();
        }
    }

    /** Tries out what was typed. */
    View preview(Visit visit, Words words) {
        View view = visit.fragment() ? View.part("mapping", "preview") : page(visit, words);
        Draft draft = parts.mappings().read(visit.given("text"));
        view.with("draftFaults", said(draft.faults(), words))
                .with("plan", null)
                .with("busy", false)
                .with("tried", true);
        if (draft.mapping().isEmpty()) {
            return view;
        }
        if (!one.tryAcquire()) {
            return view.with("busy", true);
        }
        try {
            return planned(view, draft.mapping().get(), words);
        } finally {
            one.release();
        }
    }

    private View planned(View view, Mapping draft, Words words) {
        Rehearsed plan = parts.mappings().rehearse(draft);
        return view.with("plan", plan)
                .with("lacking", Plain.all(plan.leftAlone(), words))
                // What is lacking as it is keeps no file from being taken.
                .with("takes", parts.tabs().faults().containsAll(plan.leftAlone()))
                .with(
                        "parts",
                        Stream.of(
                                        part(
                                                "leads",
                                                plan.leads().stream()
                                                        .map(row -> words.of(
                                                                "plan.lead", row.row(), row.name(), row.status()))),
                                        part(
                                                "added",
                                                plan.added().stream()
                                                        .map(row ->
                                                                words.of("plan.added-one", row.lead(), row.status()))),
                                        part(
                                                "linked",
                                                plan.linked().stream()
                                                        .map(row -> words.of("plan.pair", row.row(), row.lead()))),
                                        part(
                                                "contacts",
                                                plan.contacts().stream()
                                                        .map(row -> words.of("plan.pair", row.row(), row.lead()))),
                                        part(
                                                "problems",
                                                plan.problems().stream()
                                                        .map(said -> words.of("plan.row", said.row(), said.words()))),
                                        waiting(plan, words))
                                .filter(part -> part.count() > 0)
                                .toList())
                .with("patches", plan.patches().stream().limit(SHOWN).toList())
                .with("cells", plan.cells().stream().limit(SHOWN).toList())
                .with("planClashes", plan.conflicts().stream().limit(SHOWN).toList())
                .with("shown", SHOWN);
    }

    /** Rows that wait for the same reason stand together. */
    private static Part waiting(Rehearsed plan, Words words) {
        Map<Why, List<Integer>> rows = new EnumMap<>(Why.class);
        plan.waiting()
                .forEach(row -> rows.computeIfAbsent(row.why(), why -> new ArrayList<>())
                        .add(row.row()));
        List<String> lines = new ArrayList<>();
        rows.forEach((why, numbers) -> {
            String reason = words.of("plan.why." + why);
            String line = numbers.size() == 1 ? "plan.row" : "plan.rows";
            // The tab as a whole has no number.
            lines.add(numbers.contains(0) ? reason : words.of(line, listed(numbers, words), reason));
        });
        return new Part("waiting", plan.waiting().size(), lines);
    }

    private static String listed(List<Integer> rows, Words words) {
        String named = rows.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
        return rows.size() > SHOWN ? named + " " + words.of("rows.more", rows.size() - SHOWN) : named;
    }

    /** Things of one kind that would be done, the first of them in words. */
    record Part(String name, int count, List<String> lines) {}

    private static Part part(String name, Stream<String> lines) {
        List<String> all = lines.toList();
        return new Part(name, all.size(), all.stream().limit(SHOWN).toList());
    }
}
