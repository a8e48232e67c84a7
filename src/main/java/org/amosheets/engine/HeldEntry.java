package org.amosheets.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.amosheets.engine.Risks.Risk;
import org.amosheets.store.Standing;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;

/** The one entry under which rows held by the brake stand until a person decides; more rows join it meanwhile. */
final class HeldEntry {

    /** How the ids of such entries begin. */
    static final String PREFIX = "brake:";

    private static final int EXAMPLES = 5;
    private static final String EXAMPLE_ROWS = "examples";

    private HeldEntry() {}

    static Optional<Standing.Entry> find(Store store) {
        return store.standing().list(Standing.HELD).stream()
                .filter(entry -> entry.id().startsWith(PREFIX))
                .findFirst();
    }

    /** The entry with these rows added. */
    static Standing.Entry with(
            Optional<Standing.Entry> open,
            Collection<BatchRow> added,
            Map<String, java.util.Set<Risk>> risks,
            long now) {
        Map<String, String> data = new TreeMap<>(open.map(Standing.Entry::data).orElse(Map.of()));
        TreeSet<String> keys = new TreeSet<>(open.map(Standing.Entry::rows).orElse(List.of()));
        TreeSet<Long> leads = new TreeSet<>(open.map(Standing.Entry::leads).orElse(List.of()));
        for (BatchRow row : added) {
            if (keys.add(row.key)) {
                risks.getOrDefault(row.key, java.util.Set.of())
                        .forEach(risk -> data.merge(risk.name(), "1", HeldEntry::plus));
                boolean room = data.getOrDefault(EXAMPLE_ROWS, "").split(", ").length < EXAMPLES;
                if (room) {
                    data.merge(EXAMPLE_ROWS, Integer.toString(row.number()), (a, b) -> a + ", " + b);
                }
            }
            if (row.link != null) {
                leads.add(row.link.leadId());
            }
        }
        long since = open.map(Standing.Entry::since).orElse(now);
        return entry(open.map(Standing.Entry::id).orElse(PREFIX + now), keys, List.copyOf(leads), since, data);
    }

    /** The entry without rows that need no decision any more; empty where none is left. */
    static Optional<Standing.Entry> without(Standing.Entry open, Collection<String> settled) {
        TreeSet<String> keys = new TreeSet<>(open.rows());
        keys.removeAll(settled);
        return keys.isEmpty()
                ? Optional.empty()
                : Optional.of(entry(open.id(), keys, open.leads(), open.since(), open.data()));
    }

    private static Standing.Entry entry(
            String id, Collection<String> keys, List<Long> leads, long since, Map<String, String> data) {
        List<Change> changes = keys.stream()
                .map(key -> Change.key(key, Change.Source.OPERATOR, since))
                .toList();
        return new Standing.Entry(
                id, Standing.HELD, reason(keys.size(), data), List.copyOf(keys), leads, since, changes, data);
    }

    /** Counts and places only: what the cells hold is nobody's business here. */
    private static String reason(int rows, Map<String, String> data) {
        String what = List.of(
                        said(data, Risk.CLEARS, "would have a filled value cleared"),
                        said(data, Risk.FIRST_AGREEMENT, "would have one overwritten although nothing was agreed yet"),
                        said(data, Risk.CONFLICT, "would have one overwritten that was changed on both sides"))
                .stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        String examples = data.getOrDefault(EXAMPLE_ROWS, "");
        String others = rows > examples.split(", ").length ? " and others" : "";
        return "The brake holds " + rows + " rows changed at once: " + what + " (rows " + examples + others
                + "). Approving lets all of it go through; dropping"
                + " leaves both sides as they are until the row or its lead is edited again.";
    }

    private static String said(Map<String, String> data, Risk risk, String words) {
        String count = data.getOrDefault(risk.name(), "");
        return count.isEmpty() ? "" : count + " " + words;
    }

    private static String plus(String count, String more) {
        return Integer.toString(Integer.parseInt(count) + Integer.parseInt(more));
    }
}
