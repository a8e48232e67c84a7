package org.amosheets.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.amosheets.amocrm.Contact;
import org.amosheets.amocrm.Lead;
import org.amosheets.mapping.Handles;
import org.amosheets.store.Store;
import org.amosheets.sync.CrmEntity;
import org.amosheets.sync.LinkedRow;
import org.amosheets.sync.Plan;
import org.amosheets.sync.Plan.CrmPatch;
import org.amosheets.sync.Planner;
import org.amosheets.sync.Problem;
import org.amosheets.sync.SheetValue;
import org.jspecify.annotations.Nullable;

/** Plans the batch, and plans again without what must not be sent, until nothing speaks against the plan. */
public final class PlanMerge {

    private static final String PIPELINE = "lead.pipeline";
    private static final String STATUS = "lead.status";

    private final Store store;
    private final HandleOwners owners;
    private final MassChanges massChanges;

    public PlanMerge(Store store, ContactIndexer index, MassChanges massChanges) {
        this(store, (HandleOwners) index, massChanges);
    }

    PlanMerge(Store store, HandleOwners owners, MassChanges massChanges) {
        this.store = store;
        this.owners = owners;
        this.massChanges = massChanges;
    }

    public Batch plan(Batch batch) {
        Map<String, LinkedRow> rows = new HashMap<>();
        for (BatchRow row : batch.open()) {
            if (row.link != null && !row.leadGone) {
                LinkedRow linked = linked(batch, row);
                row.values = new HashMap<>(linked.sheet());
                rows.put(row.key, linked);
            }
        }
        batch.conflicts.recall(store, rows.keySet());
        rows.replaceAll((key, row) -> batch.conflicts.withPicks(row));
        Planner planner = new Planner(batch.tab.mapped().rules());
        batch.plan = planner.plan(rows.values());
        if (batch.plan.patches().stream().anyMatch(PlanMerge::changesHandles)) {
            owners.refresh(batch);
        }
        settle(batch, planner, rows);
        Set<String> held = massChanges.hold(batch, rows);
        if (!held.isEmpty()) {
            rows.keySet().removeAll(held);
            batch.plan = planner.plan(rows.values());
            settle(batch, planner, rows);
        }
        batch.plan = OrderMoves.with(batch, rows);
        batch.open().forEach(row -> row.planned = rows.containsKey(row.key));
        return batch;
    }

    private void settle(Batch batch, Planner planner, Map<String, LinkedRow> rows) {
        while (object(batch, rows)) {
            batch.plan = planner.plan(rows.values());
        }
    }

    private static boolean changesHandles(CrmPatch patch) {
        return patch.fields().containsKey("contact.phone") || patch.fields().containsKey("contact.email");
    }

    private static LinkedRow linked(Batch batch, BatchRow row) {
        var link = java.util.Objects.requireNonNull(row.link);
        CrmEntity lead = batch.createdLeads.get(link.leadId());
        long contactId = link.contactId();
        long pipeline = 0;
        Lead read = batch.leads.get(link.leadId());
        if (lead == null && read != null) {
            lead = CrmValues.of(batch.tab, read, batch.lookups);
            contactId = read.mainContactId();
            pipeline = read.pipelineId();
        }
        if (lead == null) {
            throw new IllegalStateException("Tried to plan a row whose lead " + link.leadId() + " was not read");
        }
        if (contactId != link.contactId()) {
            link = link.withContact(contactId);
            row.link = link;
        }
        if (pipeline == 0 && !lead.of(PIPELINE).isEmpty()) {
            pipeline = Long.parseLong(lead.of(PIPELINE).get(0));
        }
        Contact contact = batch.contacts.get(contactId);
        CrmEntity contactEntity =
                contact != null ? CrmValues.of(batch.tab, contact) : batch.createdContacts.get(contactId);
        row.contactUnread = contactEntity == null && contactId != 0 && batch.tab.mapsContact();
        link = link.withBase(arrived(batch, row, lead, contactEntity)).withBase(row.shown);
        row.link = link;
        Map<String, SheetValue> values = RowReader.values(batch.tab, batch.header, row.read, link.base(), pipeline);
        ShownValues.leaveAlone(batch.tab, values, lead, contactEntity, link.base());
        CrmEntity seen = read == null ? lead : ShownValues.seen(batch.tab, lead, link.base(), values);
        return new LinkedRow(link, values, seen, contactEntity);
    }

    /** What was sent of the row and is there: both sides held it, though nobody could write that down any more. */
    private static Map<String, String> arrived(Batch batch, BatchRow row, CrmEntity lead, @Nullable CrmEntity contact) {
        Map<String, String> arrived = new HashMap<>();
        row.sent.forEach((field, value) -> batch.tab.rule(field).ifPresent(rule -> {
            CrmEntity entity = rule.ofContact() ? contact : lead;
            if (entity != null) {
                List<String> there = entity.of(field);
                boolean bothEmpty = rule.isEmpty(value) && there.stream().allMatch(rule::isEmpty);
                if (there.contains(value) || bothEmpty) {
                    arrived.put(field, value);
                }
            }
        }));
        return arrived;
    }

    /** Takes out what must not be sent; returns whether anything was taken out, so that the plan has to be made anew. */
    private boolean object(Batch batch, Map<String, LinkedRow> rows) {
        boolean objected = false;
        for (CrmPatch patch : batch.plan.patches()) {
            objected |= patch.target().contact() ? objectToContact(patch, rows) : objectToLead(batch, patch, rows);
        }
        return objected;
    }

    /** A phone or an e-mail that another contact has is not given to a second one. */
    private boolean objectToContact(CrmPatch patch, Map<String, LinkedRow> rows) {
        boolean objected = false;
        for (String field : List.of("contact.phone", "contact.email")) {
            var change = patch.fields().get(field);
            if (change != null && !change.to().isEmpty()) {
                String handle = field.equals("contact.phone") ? Handles.phone(change.to()) : Handles.email(change.to());
                List<Long> others = owners.others(handle, patch.target().id());
                if (!others.isEmpty()) {
                    objected |= refuse(
                            rows,
                            patch.target(),
                            field,
                            change.to(),
                            Problem.of(
                                    Problem.Code.BELONGS_TO_ANOTHER_CONTACT,
                                    field,
                                    change.to(),
                                    others.get(0).toString()));
                }
            }
        }
        return objected;
    }

    /** A lead moves to another pipeline only together with a status of that pipeline. */
    private static boolean objectToLead(Batch batch, CrmPatch patch, Map<String, LinkedRow> rows) {
        var pipeline = patch.fields().get(PIPELINE);
        var status = patch.fields().get(STATUS);
        if (pipeline == null
                || !batch.tab.maps(STATUS)
                || !batch.header.has(batch.tab.mapped().column(STATUS))) {
            return false;
        }
        if (status != null && status.to().startsWith(pipeline.to() + ":")) {
            return false;
        }
        return refuse(
                rows,
                patch.target(),
                PIPELINE,
                pipeline.to(),
                new Problem(Problem.Code.UNKNOWN_STATUS, STATUS, words(batch, patch, pipeline.to(), rows)));
    }

    /** The cell's text, then the statuses that the new pipeline has. */
    private static List<String> words(Batch batch, CrmPatch patch, String pipelineId, Map<String, LinkedRow> rows) {
        List<String> words = new ArrayList<>();
        words.add(statusText(batch, patch, rows));
        batch.tab.directory().pipelines().stream()
                .filter(pipeline -> Long.toString(pipeline.id()).equals(pipelineId))
                .flatMap(pipeline -> pipeline.statuses().stream())
                .filter(status -> status.type() == 0)
                .forEach(status -> words.add(status.name()));
        return List.copyOf(words);
    }

    private static String statusText(Batch batch, CrmPatch patch, Map<String, LinkedRow> rows) {
        return rows.values().stream()
                .filter(row -> row.lead().id() == patch.target().id())
                .flatMap(row -> batch.row(row.rowKey()).stream())
                .map(row -> row.read
                        .cell(batch.header, batch.tab.mapped().column(STATUS))
                        .text())
                .findFirst()
                .orElse("");
    }

    private static boolean refuse(
            Map<String, LinkedRow> rows, Plan.Target target, String field, String value, Problem problem) {
        List<LinkedRow> concerned = new ArrayList<>();
        for (LinkedRow row : rows.values()) {
            boolean same = target.contact()
                    ? row.contact() != null && row.contact().id() == target.id()
                    : row.lead().id() == target.id();
            SheetValue cell = row.sheet().get(field);
            if (same && cell != null && cell.canonical().equals(value) && cell.problem() == null) {
                concerned.add(row.withCell(field, SheetValue.invalid(value, problem)));
            }
        }
        concerned.forEach(row -> rows.put(row.rowKey(), row));
        return !concerned.isEmpty();
    }
}
