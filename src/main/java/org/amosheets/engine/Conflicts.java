package org.amosheets.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.amosheets.store.Commit;
import org.amosheets.store.ConflictEntry;
import org.amosheets.store.Store;
import org.amosheets.sync.LinkedRow;
import org.amosheets.sync.Pick;
import org.amosheets.sync.Plan.Conflict;
import org.amosheets.sync.Policy;
import org.amosheets.sync.SheetValue;
import org.jspecify.annotations.Nullable;

/**
 * The conflicts of one batch. What a policy settles goes to the conflict log before either side is written. What a person
 * has to settle is kept apart from the log until it ends; a pick counts for the two values that the person saw, and for one
 * look.
 */
final class Conflicts {

    private static final String PICK = "pick:";

    /** Those of the batch's rows that wait for a person, by row and field. */
    private final Map<String, ConflictEntry> open = new HashMap<>();

    private final Map<String, Policy> picks = new HashMap<>();
    private final Set<String> changedRows = new LinkedHashSet<>();

    /** Looks up what waits for a person, and what was picked. */
    void recall(Store store, Collection<String> rowKeys) {
        store.openConflicts()
                .byKeys(rowKeys)
                .values()
                .forEach(row -> row.forEach(entry -> open.put(id(entry.row(), entry.field()), entry)));
        if (open.isEmpty()) {
            return;
        }
        store.marks()
                .texts(open.values().stream().map(entry -> PICK + entry.id()).toList())
                .forEach((mark, winner) -> picks.put(mark.substring(PICK.length()), Policy.valueOf(winner)));
    }

    LinkedRow withPicks(LinkedRow row) {
        Map<String, Pick> own = new HashMap<>();
        for (ConflictEntry entry : open.values()) {
            Policy winner = picks.get(entry.id());
            if (winner != null && entry.row().equals(row.rowKey())) {
                own.put(entry.field(), new Pick(winner, entry.sheet(), entry.crm()));
            }
        }
        return own.isEmpty() ? row : row.withPicks(own);
    }

    /** The mark under which a pick is kept. */
    static String pickMark(String conflictId) {
        return PICK + conflictId;
    }

    /** Whether a person's pick settles this conflict. */
    boolean picked(Conflict conflict) {
        ConflictEntry known = open.get(id(conflict.rowKey(), conflict.field()));
        return known != null && holds(known, conflict) && picks.containsKey(known.id());
    }

    /**
     * Makes both values of each conflict durable, before either is overwritten. A mark keeps a batch that is run again from
     * writing down twice what a policy settles.
     */
    void keep(Batch batch, Store store) {
        Commit commit = store.newCommit();
        for (Conflict conflict : batch.plan.conflicts()) {
            String id = id(conflict.rowKey(), conflict.field());
            Optional<ConflictEntry> known = Optional.ofNullable(open.get(id));
            if (known.isPresent() && holds(known.get(), conflict)) {
                continue;
            }
            known.ifPresent(old -> end(batch, commit, old, "", "A side changed meanwhile; nothing was written"));
            if (conflict.winner() == null) {
                open.put(id, ConflictEntries.of(batch, conflict));
                changedRows.add(conflict.rowKey());
            } else if (isNews(store, conflict)) {
                commit.mark(mark(conflict), values(conflict));
                ConflictEntry entry = ConflictEntries.of(batch, conflict);
                String winner = conflict.winner() == Policy.SHEET ? "sheet" : "crm";
                commit.conflict(entry.ended(winner, "Settled by the policy at once", batch.now));
            }
        }
        keepOpen(commit);
        if (!commit.isEmpty()) {
            commit.run(store.lease());
        }
    }

    private static boolean isNews(Store store, Conflict conflict) {
        return store.marks()
                .text(mark(conflict))
                .filter(values(conflict)::equals)
                .isEmpty();
    }

    /** Ends what the batch settled, to become durable with it. */
    void settle(Batch batch, Map<String, Map<String, String>> moves) {
        for (Conflict conflict : batch.plan.conflicts()) {
            boolean through = moves.getOrDefault(conflict.rowKey(), Map.of()).containsKey(conflict.field());
            if (conflict.winner() != null && through) {
                // The same two values may meet again some day, and are news then.
                batch.commit.dropMark(mark(conflict));
            }
        }
        for (ConflictEntry entry : List.copyOf(open.values())) {
            settle(batch, entry, moves.getOrDefault(entry.row(), Map.of()).get(entry.field()));
        }
        keepOpen(batch.commit);
    }

    private void settle(Batch batch, ConflictEntry entry, @Nullable String moved) {
        Optional<Conflict> now = batch.plan.conflicts().stream()
                .filter(conflict -> id(conflict.rowKey(), conflict.field()).equals(id(entry.row(), entry.field())))
                .findFirst();
        boolean picked = picks.containsKey(entry.id());
        if (now.isPresent() && now.get().winner() == null) {
            if (picked) {
                batch.commit.dropMark(pickMark(entry.id()));
            }
            return;
        }
        String agreed = moved != null ? moved : atRest(batch, entry);
        if (agreed == null) {
            if (picked && !underWay(batch, entry)) {
                batch.commit.dropMark(pickMark(entry.id()));
            }
            return;
        }
        String winner = agreed.equals(entry.sheet()) ? "sheet" : agreed.equals(entry.crm()) ? "crm" : "";
        @Nullable Policy pick = picks.get(entry.id());
        boolean byPick = pick != null && pick.name().equalsIgnoreCase(winner);
        String how = byPick
                ? "The operator picked it"
                : now.isPresent() ? "Settled by the policy" : "A side was changed, and both hold the same now";
        end(batch, batch.commit, entry, winner, how);
    }

    /** What both sides hold where there is nothing to do; null where that is not known or not so. */
    private static @Nullable String atRest(Batch batch, ConflictEntry entry) {
        BatchRow row = batch.row(entry.row()).orElse(null);
        if (row == null || row.contactUnread || underWay(batch, entry)) {
            return null;
        }
        SheetValue cell = row.values.get(entry.field());
        String base = row.link == null ? null : row.link.base().get(entry.field());
        boolean rests =
                cell != null && cell.problem() == null && cell.canonical().equals(base);
        return rests ? base : null;
    }

    /** Whether the field is being written and not yet confirmed, or the row waits for something else. */
    private static boolean underWay(Batch batch, ConflictEntry entry) {
        boolean planned = batch.row(entry.row()).filter(row -> row.planned).isPresent();
        return !planned
                || batch.plan.bases().stream()
                        .anyMatch(move -> move.rowKey().equals(entry.row())
                                && move.field().equals(entry.field()));
    }

    private void end(Batch batch, Commit commit, ConflictEntry entry, String winner, String how) {
        commit.conflict(entry.ended(winner, how, batch.now));
        commit.dropMark(pickMark(entry.id()));
        open.remove(id(entry.row(), entry.field()));
        changedRows.add(entry.row());
    }

    private void keepOpen(Commit commit) {
        for (String row : changedRows) {
            List<ConflictEntry> ofRow = new ArrayList<>();
            open.values().stream().filter(entry -> entry.row().equals(row)).forEach(ofRow::add);
            commit.openConflicts(row, ofRow);
        }
        changedRows.clear();
    }

    private static boolean holds(ConflictEntry entry, Conflict conflict) {
        return entry.sheet().equals(conflict.sheet()) && entry.crm().equals(conflict.crm());
    }

    private static String id(String row, String field) {
        return row + "/" + field;
    }

    private static String mark(Conflict conflict) {
        return "conflict:" + id(conflict.rowKey(), conflict.field());
    }

    private static String values(Conflict conflict) {
        return conflict.sheet() + "\u0000" + conflict.crm();
    }
}
