package org.amosheets.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.Contact;
import org.amosheets.amocrm.EntityWrite;
import org.amosheets.store.Commit;
import org.amosheets.store.Store;
import org.amosheets.sync.CrmEntity;
import org.amosheets.sync.Link;
import org.amosheets.sync.Plan.BaseMove;
import org.amosheets.sync.Plan.CrmPatch;
import org.amosheets.sync.Plan.Target;

/** Writes down which values lose a conflict, then sends what the plan has for amoCRM: only fields that change, leads and contacts in full requests. */
public final class ApplyToCrm {

    private final AmoCrm amoCrm;
    private final Store store;
    private final TabSource tabs;
    private final Clock clock;

    public ApplyToCrm(AmoCrm amoCrm, Store store, TabSource tabs, Clock clock) {
        this.amoCrm = amoCrm;
        this.tabs = tabs;
        this.store = store;
        this.clock = clock;
    }

    public Batch apply(Batch batch) {
        batch.conflicts.keep(batch, store);
        List<EntityWrite> leads = new ArrayList<>();
        List<EntityWrite> contacts = new ArrayList<>();
        for (CrmPatch patch : batch.plan.patches()) {
            (patch.target().contact() ? contacts : leads).add(write(batch, patch));
        }
        keepWhatIsSent(batch);
        if (!contacts.isEmpty()) {
            batch.contactReport = amoCrm.patchContacts(contacts);
            AuditWrites.patched(batch, true);
        }
        if (!leads.isEmpty()) {
            batch.leadReport = amoCrm.patchLeads(leads);
            AuditWrites.patched(batch, false);
        }
        PatchNotes.dropRefused(batch);
        lookAgainWithoutGoneFields(batch);
        return batch;
    }

    /** Without the field that somebody deleted meanwhile the other fields go through. */
    private void lookAgainWithoutGoneFields(Batch batch) {
        List<BatchRow> refused = batch.open().stream()
                .filter(row -> row.link != null
                        && (GoneFields.refused(batch.leadReport.refused().getOrDefault(row.link.leadId(), ""))
                                || GoneFields.refused(
                                        batch.contactReport.refused().getOrDefault(row.link.contactId(), ""))))
                .toList();
        if (!refused.isEmpty() && tabs.hasNewsFor(batch.tab)) {
            refused.forEach(row -> row.again = true);
        }
    }

    /** What is sent is kept only of rows that show it already: for another row of the same contact it is news. */
    private void keepWhatIsSent(Batch batch) {
        Map<String, Map<String, String>> shown = new TreeMap<>();
        for (BaseMove move : batch.plan.bases()) {
            if (move.patch() != null && !move.cell()) {
                shown.computeIfAbsent(move.rowKey(), key -> new TreeMap<>()).put(move.field(), move.to());
            }
        }
        Set<Target> patched =
                batch.plan.patches().stream().map(CrmPatch::target).collect(Collectors.toSet());
        Commit commit = store.newCommit();
        AuditWrites.patches(batch, commit);
        PatchNotes.keep(batch, commit, clock.millis());
        batch.rowsByKey().forEach((key, row) -> {
            if (row.planned && row.link != null && isAbout(patched, row.link)) {
                Map<String, String> sent = row.unsettled();
                sent.putAll(shown.getOrDefault(key, Map.of()));
                keepFound(batch, commit, row);
                keepSent(commit, row, sent);
            }
        });
        if (!commit.isEmpty()) {
            commit.run(store.lease());
        }
    }

    private static void keepSent(Commit commit, BatchRow row, Map<String, String> sent) {
        if (sent.isEmpty()) {
            commit.dropSent(row.key);
        } else {
            commit.putSent(row.key, sent);
        }
        row.sent = sent;
    }

    private static boolean isAbout(Set<Target> patched, Link link) {
        return patched.contains(new Target(false, link.leadId()))
                || patched.contains(new Target(true, link.contactId()));
    }

    /**
     * What is sent now takes the place of what was sent before, and of what amoCRM holds, from which alone it was known what
     * both sides had held: that has to be kept first, or the value that is being sent would later be taken for the one that
     * was agreed, or for another than the one that a row of the same contact agreed on.
     */
    private static void keepFound(Batch batch, Commit commit, BatchRow row) {
        Link link = row.link;
        if (link == null
                || (row.linkedBefore && row.shown.isEmpty() && link.base().equals(row.keptBase))) {
            return;
        }
        commit.putLink(link);
        commit.dropShown(row.key);
        if (!row.linkedBefore) {
            commit.dropIntent(row.key);
            ImportCount.linked(batch, commit, row);
        }
        AuditWrites.found(batch, commit, row);
        row.shown = Map.of();
        row.keptBase = link.base();
        row.foundBy = "";
    }

    private static EntityWrite write(Batch batch, CrmPatch patch) {
        Map<String, List<String>> fields = new TreeMap<>();
        long id = patch.target().id();
        Map<String, String> kinds = new HashMap<>();
        patch.fields().forEach((field, change) -> {
            List<String> values = batch.tab.mapped().toCrm(field, change.to());
            if (patch.target().contact() && isMultiple(field)) {
                Contact contact = contact(batch, id);
                kinds.putAll(contact.kinds());
                CrmValues.kindOf(batch.tab, contact, field, change.from())
                        .ifPresent(kind -> values.forEach(value -> kinds.put(value, kind)));
                fields.put(
                        batch.tab.mapped().crmField(field),
                        CrmValues.replaced(batch.tab, contact, field, change.from(), change.to()));
            } else {
                fields.put(batch.tab.mapped().crmField(field), values);
            }
        });
        if (fields.containsKey("status")) {
            fields.remove("pipeline");
        }
        return new EntityWrite(id, Long.toString(id), fields, kinds);
    }

    static boolean isMultiple(String field) {
        return field.equals("contact.phone") || field.equals("contact.email");
    }

    static Contact contact(Batch batch, long id) {
        Contact read = batch.contacts.get(id);
        if (read != null) {
            return read;
        }
        CrmEntity made = batch.createdContacts.get(id);
        return new Contact(
                id,
                "",
                0,
                false,
                made == null ? List.of() : made.of("contact.phone"),
                made == null ? List.of() : made.of("contact.email"),
                Map.of());
    }
}
