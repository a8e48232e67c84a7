package org.amosheets.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.amosheets.store.Commit;
import org.amosheets.store.Store;
import org.amosheets.sync.Cell;
import org.amosheets.sync.Plan.Conflict;
import org.amosheets.sync.Plan.CrmPatch;

/** Writes down what the batch did to either side and why, and which values lost a conflict. */
final class Journal {

    private Journal() {}

    static void writes(Batch batch) {
        String cause = batch.taken.changes().stream()
                .map(change -> change.source() + " " + change.subject())
                .limit(3)
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
        for (CrmPatch patch : batch.plan.patches()) {
            boolean contact = patch.target().contact();
            if (batch.applied(patch.target())) {
                patch.fields()
                        .forEach((field, change) -> audit(
                                batch,
                                contact ? "contact" : "lead",
                                Long.toString(patch.target().id()),
                                field,
                                change.from(),
                                change.to(),
                                cause));
            }
        }
        batch.createdLeads.forEach(
                (id, lead) -> audit(batch, "lead", id.toString(), "created", "", id.toString(), cause));
        for (BatchRow row : batch.rows.values()) {
            row.writes.forEach((column, value) -> {
                Cell before = row.read.cell(batch.header, column);
                audit(batch, "row", row.key, column, before.text(), value.text(), cause);
            });
        }
    }

    private static void audit(
            Batch batch, String kind, String id, String field, String before, String after, String cause) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("at", Long.toString(batch.now));
        entry.put("kind", kind);
        entry.put("id", id);
        entry.put("field", field);
        entry.put("before", before);
        entry.put("after", after);
        entry.put("cause", cause);
        batch.commit.audit(entry);
    }

    /**
     * Writes down both values of each conflict, before either is overwritten. A mark keeps a batch that is run again from
     * writing it down twice, and a conflict that waits for a person from coming up at every look.
     */
    static void conflicts(Batch batch, Store store) {
        Commit commit = store.newCommit();
        for (Conflict conflict : batch.plan.conflicts()) {
            String values = conflict.sheet() + "\u0000" + conflict.crm();
            if (store.marks().text(mark(conflict)).filter(values::equals).isEmpty()) {
                commit.mark(mark(conflict), values);
                commit.conflict(entry(batch, conflict));
            }
        }
        if (!commit.isEmpty()) {
            commit.run(store.lease());
        }
    }

    /** A settled conflict may come up again with the same values some day, and is news then. */
    static void settled(Batch batch) {
        for (Conflict conflict : batch.plan.conflicts()) {
            if (conflict.winner() != null) {
                batch.commit.dropMark(mark(conflict));
            }
        }
    }

    private static String mark(Conflict conflict) {
        return "conflict:" + conflict.rowKey() + "/" + conflict.field();
    }

    private static Map<String, String> entry(Batch batch, Conflict conflict) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("at", Long.toString(batch.now));
        entry.put("row", conflict.rowKey());
        entry.put(
                conflict.target().contact() ? "contact" : "lead",
                Long.toString(conflict.target().id()));
        entry.put("field", conflict.field());
        entry.put("base", conflict.base() == null ? "" : conflict.base());
        entry.put("sheet", conflict.sheet());
        entry.put("crm", conflict.crm());
        entry.put("winner", conflict.winner() == null ? "" : conflict.winner().name());
        return entry;
    }
}
