package org.amosheets.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.amosheets.amocrm.PatchReport;
import org.amosheets.store.AuditEntry;
import org.amosheets.store.AuditEntry.Changed;
import org.amosheets.store.AuditEntry.Subject;
import org.amosheets.store.Commit;
import org.amosheets.sync.Link;
import org.amosheets.sync.Plan.CrmPatch;
import org.amosheets.sync.Plan.Target;
import org.jspecify.annotations.Nullable;

/** What the batch's trail says of each kind of write. */
final class AuditWrites {

    private static final String CRM = "crm";

    private AuditWrites() {}

    /** A lead that is about to be made of a row, with a contact of its own unless it has one. */
    static void create(Batch batch, Commit commit, BatchRow row, long contactId, boolean withContact) {
        Map<String, String> sent = new TreeMap<>(NewLeadRequest.shown(batch, row));
        sent.putIfAbsent("lead.name", NewLeadRequest.leadName(batch, row));
        if (!withContact) {
            sent.keySet().removeIf(field -> field.startsWith("contact."));
        }
        batch.trail.begin(
                commit,
                creating(row),
                CRM,
                withContact ? "lead-and-contact-created" : "lead-created",
                new Subject(List.of(row.key), 0, contactId),
                Trail.changes(sent),
                batch.causes.of(row));
    }

    static String creating(BatchRow row) {
        return "create/" + row.key;
    }

    static void patches(Batch batch, Commit commit) {
        Map<Target, List<BatchRow>> rowsByTarget = batch.causes.rowsByTarget();
        for (CrmPatch patch : batch.plan.patches()) {
            Target target = patch.target();
            List<BatchRow> rows = rowsByTarget.getOrDefault(target, List.of());
            Map<String, Changed> values = new TreeMap<>();
            patch.fields().forEach((field, change) -> values.put(field, new Changed(change.from(), change.to())));
            batch.trail.begin(
                    commit,
                    patching(target),
                    CRM,
                    target.contact() ? "contact-changed" : "lead-changed",
                    subject(target, rows),
                    values,
                    batch.causes.of(target, rows));
            batch.trail.said(patching(target), batch.causes.saidOf(rows));
        }
    }

    private static Subject subject(Target target, List<BatchRow> rows) {
        List<String> keys = rows.stream().map(row -> row.key).toList();
        if (!target.contact()) {
            Link link = rows.isEmpty() ? null : rows.get(0).link;
            return new Subject(keys, target.id(), link == null ? 0 : link.contactId());
        }
        Link only = rows.size() == 1 ? rows.get(0).link : null;
        return new Subject(keys, only == null ? 0 : only.leadId(), target.id());
    }

    private static String patching(Target target) {
        return (target.contact() ? "contact/" : "lead/") + target.id();
    }

    static void patched(Batch batch, boolean contacts) {
        PatchReport report = contacts ? batch.contactReport : batch.leadReport;
        for (CrmPatch patch : batch.plan.patches()) {
            Target target = patch.target();
            String refused = report.refused().get(target.id());
            if (target.contact() == contacts) {
                String result = batch.applied(target)
                        ? AuditEntry.DONE
                        : refused != null ? "refused: " + refused : AuditEntry.UNCONFIRMED;
                batch.trail.end(patching(target), result);
            }
        }
    }

    static void contact(Batch batch, Commit commit, BatchRow row, String name, long contactId) {
        Link link = row.link;
        Map<String, String> sent = new HashMap<>();
        if (contactId == 0) {
            sent.putAll(NewLeadRequest.shown(batch, row));
            sent.keySet().removeIf(field -> !field.startsWith("contact."));
        }
        Map<String, Changed> values = contactId == 0
                ? Trail.changes(sent)
                : Map.of("lead.contact", new Changed("", Long.toString(contactId)));
        batch.trail.begin(
                commit,
                name,
                CRM,
                contactId == 0 ? "contact-created" : "contact-linked",
                new Subject(List.of(row.key), link == null ? 0 : link.leadId(), contactId),
                values,
                batch.causes.of(row) + (link == null ? "; for its new lead" : "; its lead had no contact"));
    }

    static void cells(Batch batch, Commit commit) {
        Causes causes = batch.causes;
        for (BatchRow row : batch.rows.values()) {
            Map<String, Changed> values = new TreeMap<>();
            row.writes.forEach((column, cell) -> values.put(
                    column, new Changed(row.read.cell(batch.header, column).text(), cell.text())));
            if (!values.isEmpty()) {
                String what = row.appended ? "row-appended" : "row-written";
                batch.trail.begin(commit, writing(row), "sheet", what, subject(row), values, causes.of(row));
                batch.trail.said(writing(row), causes.saidOf(row));
            }
        }
    }

    static String writing(BatchRow row) {
        return "row/" + row.number();
    }

    static void typedOver(Batch batch, BatchRow row, List<String> columns) {
        batch.trail.end(
                writing(row),
                "done, but for " + String.join(", ", columns)
                        + ": somebody had typed there since the read, and it was put back");
    }

    /** What the commit keeps of a row: a lead it was found to have, and what both sides now agree on. */
    static void kept(Batch batch, BatchRow row, Link link) {
        if (!row.foundBy.isEmpty()) {
            batch.trail.note("link/" + row.key, AuditEntry.LINKED, subject(row), row.foundBy);
        }
        Map<String, String> agreed = news(row, link);
        if (!agreed.isEmpty()) {
            batch.trail.agreed(subject(row), agreed);
        }
    }

    /** What the row turned out to have, and both sides to hold, before the batch's own writes. */
    static void found(Batch batch, Commit commit, BatchRow row) {
        Map<String, String> agreed = row.link == null ? Map.of() : news(row, row.link);
        if (!row.foundBy.isEmpty()) {
            batch.trail.foundBefore(commit, "link/" + row.key, AuditEntry.LINKED, subject(row), agreed, row.foundBy);
        } else if (!agreed.isEmpty()) {
            String cause = "Both sides hold the same since an earlier write";
            batch.trail.foundBefore(commit, "shown/" + row.key, "agreed", subject(row), agreed, cause);
        }
    }

    /** What is agreed and was not kept as such; all of it where the row was found to have another lead. */
    private static Map<String, String> news(BatchRow row, Link link) {
        Map<String, String> agreed = new TreeMap<>(link.base());
        Set<Map.Entry<String, String>> known = row.foundBy.isEmpty() ? row.keptBase.entrySet() : Set.of();
        agreed.entrySet().removeIf(known::contains);
        return agreed;
    }

    private static Subject subject(BatchRow row) {
        @Nullable Link link = row.link;
        return new Subject(List.of(row.key), link == null ? 0 : link.leadId(), link == null ? 0 : link.contactId());
    }
}
