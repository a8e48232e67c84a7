package org.amosheets.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.amosheets.amocrm.Lead;
import org.amosheets.engine.Rehearsed.Added;
import org.amosheets.engine.Rehearsed.CellChange;
import org.amosheets.engine.Rehearsed.Clash;
import org.amosheets.engine.Rehearsed.Linked;
import org.amosheets.engine.Rehearsed.NewRow;
import org.amosheets.engine.Rehearsed.Patch;
import org.amosheets.engine.Rehearsed.Said;
import org.amosheets.engine.Rehearsed.Values;
import org.amosheets.engine.Rehearsed.Waiting;
import org.amosheets.engine.Rehearsed.Why;
import org.amosheets.sync.Cell;
import org.amosheets.sync.Plan;
import org.amosheets.sync.Policy;

/** Writes down, step by step, what a rehearsal's batch comes to. */
final class RehearsalReport {

    private final Batch batch;
    private final FieldWords words;
    private final List<String> leftAlone;
    /** Every row, also those that a step takes out of the batch. */
    private final List<BatchRow> all;

    private final Set<BatchRow> left = new HashSet<>();
    private final Set<Integer> due = new HashSet<>();
    private final List<NewRow> leads = new ArrayList<>();
    private final List<Added> added = new ArrayList<>();
    private final List<Linked> linked = new ArrayList<>();
    private final List<Linked> contacts = new ArrayList<>();
    private final List<Patch> patches = new ArrayList<>();
    private final List<CellChange> cells = new ArrayList<>();
    private final List<Clash> conflicts = new ArrayList<>();
    private final Map<Integer, String> problems = new TreeMap<>();
    private final List<Waiting> waiting = new ArrayList<>();

    RehearsalReport(Batch batch, List<String> leftAlone) {
        this.batch = batch;
        this.words = new FieldWords(batch.tab);
        this.leftAlone = leftAlone;
        this.all = List.copyOf(batch.rows.values());
    }

    void keysLost() {
        waiting.add(new Waiting(0, Why.KEYS_LOST));
    }

    /** @return true, as such a row goes no further */
    boolean leftAlone(BatchRow row) {
        waiting.add(new Waiting(row.number(), Why.IMPORT_LEFT));
        left.add(row);
        return true;
    }

    /**
     * What the look at the keys keeps back.
     *
     * @param importHeld whether rows without a lead wait for a person's word
     */
    void identified(boolean importHeld) {
        Why kept = importHeld ? Why.IMPORT_HELD : Why.IMPORT_LEFT;
        for (BatchRow row : all) {
            boolean blank = batch.tab.isBlank(batch.header, row.read);
            if (left.contains(row)) {
                continue;
            }
            if (!batch.rows.containsKey(row.number())) {
                waiting.add(new Waiting(row.number(), Why.COPIES_HELD));
            } else if (row.settled && !row.minted() && !blank) {
                waiting.add(new Waiting(row.number(), row.key.isEmpty() ? kept : Why.COPY));
            }
        }
    }

    /** Rows that name their lead, and rows of which a lead may have been made unseen. */
    void adopted() {
        for (BatchRow row : batch.rows.values()) {
            if (row.link != null && !row.foundBy.isEmpty()) {
                linked.add(new Linked(row.number(), row.link.leadId()));
            } else if (!row.problems.isEmpty()) {
                problems.put(row.number(), batch.tab.mapped().note(row.problems));
            } else if (row.isNew() && !row.minted() && (row.intent != null || row.state == null)) {
                row.settled = true;
                row.keepNote = true;
                waiting.add(new Waiting(row.number(), Why.DOUBT));
            }
        }
    }

    /** A row that would become a lead. */
    void due(BatchRow row) {
        Map<String, String> values = new TreeMap<>();
        row.values.forEach((field, value) -> {
            if (!value.canonical().isEmpty()) {
                values.put(words.column(field), words.of(field, value.canonical()));
            }
        });
        String[] status = NewLeadRequest.status(batch, row).split(":", 2);
        String stage = words.status(Long.parseLong(status[0]), Long.parseLong(status[1]));
        leads.add(new NewRow(row.number(), NewLeadRequest.leadName(batch, row), stage, values));
        due.add(row.number());
        row.settled = true;
        row.keepNote = true;
    }

    void withoutContact() {
        for (BatchRow row : batch.open()) {
            Lead lead = row.link == null || row.leadGone ? null : batch.leads.get(row.link.leadId());
            if (lead != null && lead.mainContactId() == 0 && batch.tab.mapsContact()) {
                row.values = RowReader.values(batch.tab, batch.header, row.read, Map.of(), lead.pipelineId());
                if (!ContactLookup.handles(row).isEmpty()) {
                    contacts.add(new Linked(row.number(), lead.id()));
                }
            }
        }
    }

    void planned() {
        Map<String, BatchRow> byKey = batch.rowsByKey();
        batch.plan.patches().forEach(patch -> patches.add(patch(patch)));
        batch.plan.conflicts().forEach(conflict -> {
            BatchRow row = byKey.get(conflict.rowKey());
            if (row != null) {
                conflicts.add(clash(row, conflict));
            }
        });
        for (BatchRow row : batch.rows.values()) {
            if (row.appended) {
                added(row);
                continue;
            }
            state(row);
            if (row.link != null) {
                row.writes.forEach((column, cell) -> cells.add(new CellChange(
                        row.number(),
                        column,
                        row.read.cell(batch.header, column).text(),
                        cell.text())));
            }
            note(row);
        }
    }

    /** The row that a lead would get; where in the tab is not known before it is written. */
    private void added(BatchRow row) {
        Lead lead = row.link == null ? null : batch.leads.get(row.link.leadId());
        if (lead != null) {
            Map<String, String> values = new TreeMap<>();
            row.writes.forEach((column, cell) -> values.put(column, cell.text()));
            values.keySet().removeAll(batch.tab.service().mapped());
            added.add(new Added(lead.id(), words.status(lead.pipelineId(), lead.statusId()), values));
        }
    }

    private CellChange cell(BatchRow row, String column, Cell cell) {
        // Another key would be made by then.
        boolean fresh = row.link == null && column.equals(batch.tab.service().key());
        String before = row.read.cell(batch.header, column).text();
        return new CellChange(row.number(), column, before, fresh ? "(new)" : cell.text());
    }

    private void state(BatchRow row) {
        if (!row.heldFor.isEmpty()) {
            waiting.add(new Waiting(row.number(), Why.BRAKE));
        } else if (row.unread || row.contactUnread) {
            waiting.add(new Waiting(row.number(), Why.UNREAD));
        } else if (row.link == null
                && row.settled
                && row.keepNote
                && row.state != null
                && row.state.phase().equals(Phase.PARKED)) {
            waiting.add(new Waiting(row.number(), Why.PARKED));
        }
    }

    private void note(BatchRow row) {
        String column = batch.tab.service().note();
        Cell note = row.writes.get(column);
        String text = note != null
                ? note.text()
                : row.minted() || row.link == null
                        ? batch.tab.mapped().note(row.problems)
                        : row.read.cell(batch.header, column).text();
        if (!text.isBlank()) {
            problems.put(row.number(), text);
        }
    }

    private Patch patch(Plan.CrmPatch patch) {
        Map<String, Values> changes = new TreeMap<>();
        patch.fields()
                .forEach((field, change) -> changes.put(
                        words.column(field), new Values(words.of(field, change.from()), words.of(field, change.to()))));
        List<Integer> rows = batch.rows.values().stream()
                .filter(row -> row.link != null
                        && (patch.target().contact() ? row.link.contactId() : row.link.leadId())
                                == patch.target().id())
                .map(BatchRow::number)
                .sorted()
                .toList();
        return new Patch(patch.target().contact(), patch.target().id(), rows, changes);
    }

    private Clash clash(BatchRow row, Plan.Conflict conflict) {
        String base = conflict.base() == null ? "" : conflict.base();
        String winner = conflict.winner() == null ? "" : conflict.winner() == Policy.SHEET ? "sheet" : "crm";
        String field = conflict.field();
        return new Clash(
                row.number(),
                words.column(field),
                words.of(field, base),
                words.of(field, conflict.sheet()),
                words.of(field, conflict.crm()),
                winner);
    }

    Rehearsed result() {
        leads.sort(Comparator.comparingInt(NewRow::row));
        waiting.sort(Comparator.comparingInt(Waiting::row));
        List<Said> said = new ArrayList<>();
        problems.forEach((row, text) -> said.add(new Said(row, text)));
        return new Rehearsed(
                (int) all.stream()
                        .filter(row -> !batch.tab.isBlank(batch.header, row.read))
                        .count(),
                batch.tab.absentServiceColumns(batch.header),
                leads,
                added,
                linked,
                contacts,
                patches,
                cells,
                conflicts,
                said,
                waiting,
                leftAlone);
    }
}
