package org.amosheets.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Whether a row without a lead may become one. People type cell by cell, so a row is left alone until it has been quiet.
 *
 * @param verdict what to do
 * @param waitMs for {@link Verdict#WAIT}, how much longer the row has to be quiet
 * @param problems for {@link Verdict#INVALID} and {@link Verdict#INCOMPLETE}, what its author has to mend
 */
public record Readiness(Verdict verdict, long waitMs, List<Problem> problems) {

    /** What to do with a row that has no lead. */
    public enum Verdict {
        DUE,
        WAIT,
        INVALID,
        INCOMPLETE
    }

    /** A row with nothing but a name waits this many times longer: a phone or an e-mail is likely to follow. */
    static final int NAME_ONLY_FACTOR = 20;

    /**
     * @param columns the column of each mapped field
     * @param required fields that have to be filled
     * @param quietSoFarMs how long the row has stood as it stands
     * @param quietMs how long it has to
     */
    public static Readiness of(
            Map<String, SheetValue> values,
            Map<String, String> columns,
            Collection<String> required,
            long quietSoFarMs,
            long quietMs) {
        boolean reachable =
                filled(values, "contact.phone") || filled(values, "contact.phones") || filled(values, "contact.email");
        long needed = reachable ? quietMs : quietMs * NAME_ONLY_FACTOR;
        List<Problem> problems = new ArrayList<>();
        values.values().forEach(value -> {
            if (value.problem() != null) {
                problems.add(value.problem());
            }
        });
        if (quietSoFarMs < (problems.isEmpty() ? needed : quietMs)) {
            return new Readiness(Verdict.WAIT, (problems.isEmpty() ? needed : quietMs) - quietSoFarMs, List.of());
        }
        if (!problems.isEmpty()) {
            return new Readiness(Verdict.INVALID, 0, List.copyOf(problems));
        }
        for (String field : required) {
            if (!filled(values, field)) {
                problems.add(Problem.of(Problem.Code.INCOMPLETE, "", columns.getOrDefault(field, field)));
            }
        }
        boolean named = filled(values, "contact.name") || filled(values, "lead.name");
        if (problems.isEmpty() && !reachable && !named) {
            problems.add(new Problem(Problem.Code.INCOMPLETE, "", identifying(columns)));
        }
        return problems.isEmpty()
                ? new Readiness(Verdict.DUE, 0, List.of())
                : new Readiness(Verdict.INCOMPLETE, 0, List.copyOf(problems));
    }

    private static boolean filled(Map<String, SheetValue> values, String field) {
        SheetValue value = values.get(field);
        return value != null && !value.canonical().isEmpty();
    }

    /** The columns, any of which would make the row a lead. */
    private static List<String> identifying(Map<String, String> columns) {
        return List.of("contact.phone", "contact.phones", "contact.email", "contact.name", "lead.name").stream()
                .filter(columns::containsKey)
                .map(columns::get)
                .toList();
    }
}
