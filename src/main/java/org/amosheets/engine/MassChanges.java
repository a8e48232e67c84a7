package org.amosheets.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.amosheets.engine.Risks.Risk;
import org.amosheets.store.Standing;
import org.amosheets.store.Store;
import org.amosheets.sync.LinkedRow;
import org.amosheets.sync.Plan;
import org.amosheets.sync.Plan.Target;

/**
 * The brake on a plan: says which rows have to wait for a person because too many values at once would be lost. A row that
 * waits, or that a person refused, waits until what would be done to it is something else.
 */
public final class MassChanges {

    /** Keys of rows that a person let go, each for once. */
    static final String APPROVED = "brake-approved";

    private static final String WINDOW = "brake-window";

    private final Store store;
    private final Brake brake;
    private final BrakeWindow window;

    public MassChanges(Store store, SyncOptions options) {
        this.store = store;
        this.brake = new Brake(options.brakeRows(), options.brakePercent());
        this.window = new BrakeWindow(store, WINDOW);
    }

    /** The keys of the rows to take out of the plan. */
    Set<String> hold(Batch batch, Map<String, LinkedRow> planned) {
        Map<String, Set<Risk>> risks =
                Risks.of(batch.plan, batch.tab.mapped().rules(), created(planned, batch), batch.conflicts::picked);
        List<BatchRow> rows = batch.open().stream()
                .filter(row -> planned.containsKey(row.key))
                .toList();
        boolean anyHeld = rows.stream().anyMatch(MassChanges::wasHeld);
        // Ordinary work ends here and costs nothing.
        if (risks.isEmpty() && !anyHeld) {
            return Set.of();
        }
        Set<String> approved = store.marks().set(APPROVED);
        Optional<Standing.Entry> open = HeldEntry.find(store);
        Set<String> undecided = open.map(entry -> Set.copyOf(entry.rows())).orElse(Set.of());
        Set<String> refused = new HashSet<>();
        Set<String> stopped = new TreeSet<>();
        Set<String> fresh = new TreeSet<>();
        for (BatchRow row : rows) {
            row.approved = approved.contains(row.key);
            if (!row.approved && risks.containsKey(row.key)) {
                if (undecided.contains(row.key)) {
                    stopped.add(row.key);
                } else if (isRefused(batch, row, planned)) {
                    refused.add(row.key);
                } else {
                    fresh.add(row.key);
                }
            }
        }
        if (!fresh.isEmpty()) {
            long linked = Math.max(store.links().size(), planned.size());
            if (brake.stops(window.with(fresh, batch.now, batch.commit).size(), linked)) {
                stopped.addAll(fresh);
            }
        }
        stopped.addAll(ofSameContacts(batch, planned, stopped));
        Set<String> held = new LinkedHashSet<>(stopped);
        held.addAll(refused);
        List<BatchRow> standing = new ArrayList<>();
        for (BatchRow row : rows) {
            if (held.contains(row.key)) {
                row.heldFor = outcome(batch.plan, planned.get(row.key));
                row.keepNote = true;
            }
            if (stopped.contains(row.key)) {
                standing.add(row);
            }
        }
        keepEntry(batch, open, standing, rows, risks);
        return held;
    }

    private static void keepEntry(
            Batch batch,
            Optional<Standing.Entry> open,
            List<BatchRow> stopped,
            List<BatchRow> rows,
            Map<String, Set<Risk>> risks) {
        Set<String> undecided = open.map(entry -> Set.copyOf(entry.rows())).orElse(Set.of());
        if (stopped.stream().anyMatch(row -> !undecided.contains(row.key))) {
            batch.commit.putStanding(HeldEntry.with(open, stopped, risks, batch.now));
            return;
        }
        List<String> settled = rows.stream()
                .filter(row -> row.heldFor.isEmpty() && undecided.contains(row.key))
                .map(row -> row.key)
                .toList();
        if (open.isPresent() && !settled.isEmpty()) {
            HeldEntry.without(open.get(), settled)
                    .ifPresentOrElse(
                            batch.commit::putStanding,
                            () -> batch.commit.dropStanding(open.get().id()));
        }
    }

    private static Set<String> created(Map<String, LinkedRow> planned, Batch batch) {
        Set<String> created = new HashSet<>();
        planned.forEach((key, row) -> {
            if (batch.createdLeads.containsKey(row.lead().id())) {
                created.add(key);
            }
        });
        return created;
    }

    private static boolean wasHeld(BatchRow row) {
        return row.state != null && row.state.phase().equals(Phase.HELD);
    }

    /** A person dropped it, and neither side was edited since. */
    private static boolean isRefused(Batch batch, BatchRow row, Map<String, LinkedRow> planned) {
        return row.state != null && wasHeld(row) && row.state.note().equals(outcome(batch.plan, planned.get(row.key)));
    }

    /** A contact's fields are merged over all its rows, so what happens to one of them happens to none alone. */
    private static Set<String> ofSameContacts(Batch batch, Map<String, LinkedRow> planned, Set<String> stopped) {
        Set<Long> contacts = new HashSet<>();
        stopped.forEach(key -> contacts.add(contactOf(planned.get(key))));
        contacts.remove(0L);
        Set<String> touched = new HashSet<>();
        batch.plan.bases().forEach(move -> touched.add(move.rowKey()));
        batch.plan.conflicts().forEach(conflict -> touched.add(conflict.rowKey()));
        touched.removeIf(key -> !contacts.contains(contactOf(planned.get(key))));
        return touched;
    }

    private static long contactOf(@org.jspecify.annotations.Nullable LinkedRow row) {
        return row == null || row.contact() == null ? 0 : row.contact().id();
    }

    /** A digest of what would be done to the row, its lead and its contact. */
    private static String outcome(Plan plan, @org.jspecify.annotations.Nullable LinkedRow row) {
        if (row == null) {
            return "-";
        }
        Set<Target> targets = Set.of(new Target(false, row.lead().id()), new Target(true, contactOf(row)));
        StringBuilder text = new StringBuilder();
        plan.patches().stream()
                .filter(patch -> targets.contains(patch.target()))
                .forEach(patch -> text.append(patch.target()).append(new java.util.TreeMap<>(patch.fields())));
        plan.cells().stream().filter(cell -> cell.rowKey().equals(row.rowKey())).forEach(text::append);
        return UUID.nameUUIDFromBytes(Objects.toString(text).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
