package org.amosheets.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.amosheets.mapping.ServiceColumns;
import org.amosheets.sheets.RowWrite;
import org.amosheets.sync.Cell;
import org.amosheets.sync.Link;
import org.amosheets.sync.Plan.BaseMove;
import org.amosheets.sync.Plan.CellPatch;
import org.amosheets.sync.Problem;
import org.amosheets.sync.SheetValue;

/** Works out which cells have to change: the plan's values, the row's ids, and its note. */
public final class PrepareCells {

    private static final Pattern WHOLE = Pattern.compile(
            "Tried to .+? but amoCRM answered ([0-9]{3})(?: \\(X-Request-Id [^)]*\\))?: (.*?)\\.?", Pattern.DOTALL);

    private final SyncOptions options;

    public PrepareCells(SyncOptions options) {
        this.options = options;
    }

    public Batch prepare(Batch batch) {
        Set<String> unconfirmed = unconfirmed(batch);
        Map<String, BatchRow> rows = batch.rowsByKey();
        for (CellPatch patch : batch.plan.cells()) {
            BatchRow row = rows.get(patch.rowKey());
            if (row != null && !unconfirmed.contains(Batch.cellId(patch.rowKey(), patch.field()))) {
                value(batch, row, patch);
            }
        }
        for (BatchRow row : batch.rows.values()) {
            refusals(batch, row);
            if (row.link != null && !row.settled) {
                ids(batch, row, row.link);
                heal(batch, row, unconfirmed);
                if (row.appended) {
                    row.writes.put(batch.tab.service().key(), Cell.text(row.key));
                }
            }
            boolean passedBy = row.link == null && !row.settled;
            boolean silent = row.keepNote || row.minted() || row.key.isEmpty() || passedBy;
            if (!silent) {
                put(batch, row, batch.tab.service().note(), Cell.text(note(batch, row)));
            }
        }
        return batch;
    }

    /** Cells that would show what amoCRM did not take. */
    private static Set<String> unconfirmed(Batch batch) {
        Set<String> cells = new HashSet<>();
        for (BaseMove move : batch.plan.bases()) {
            if (move.patch() != null && !batch.applied(move.patch())) {
                cells.add(Batch.cellId(move.rowKey(), move.field()));
            }
        }
        return cells;
    }

    private static void value(Batch batch, BatchRow row, CellPatch patch) {
        String column = batch.tab.mapped().column(patch.field());
        Cell now = row.read.cell(batch.header, column);
        long pipeline = pipeline(batch, row);
        var context = batch.tab.context(pipeline);
        boolean shown = batch.tab.mapped().sameText(patch.field(), now, patch.to(), context)
                && !batch.tab.mapped().isStale(patch.field(), now, patch.to(), context);
        if (!shown) {
            put(batch, row, column, batch.tab.mapped().render(patch.field(), patch.to(), context));
            row.shows.put(column, new RowWrite.Shows(patch.field(), patch.to()));
        }
        batch.writtenCells.add(Batch.cellId(row.key, patch.field()));
    }

    /** A name that is out of date, where there is nothing else to write. */
    private static void heal(Batch batch, BatchRow row, Set<String> unconfirmed) {
        if (!row.planned) {
            return;
        }
        var context = batch.tab.context(pipeline(batch, row));
        for (String field : List.of("lead.status", "lead.pipeline")) {
            SheetValue value = row.values.get(field);
            String column = batch.tab.mapped().column(field);
            String cell = Batch.cellId(row.key, field);
            if (value == null || value.problem() != null) {
                continue;
            }
            boolean other = unconfirmed.contains(cell) || batch.writtenCells.contains(cell);
            if (!other
                    && batch.tab
                            .mapped()
                            .isStale(field, row.read.cell(batch.header, column), value.canonical(), context)) {
                put(batch, row, column, batch.tab.mapped().render(field, value.canonical(), context));
            }
        }
    }

    private static long pipeline(Batch batch, BatchRow row) {
        var lead = row.link == null ? null : batch.leads.get(row.link.leadId());
        return lead == null ? 0 : lead.pipelineId();
    }

    private void ids(Batch batch, BatchRow row, Link link) {
        ServiceColumns service = batch.tab.service();
        put(batch, row, service.leadId(), Cell.number(BigDecimal.valueOf(link.leadId())));
        Cell contact = link.contactId() == 0 ? Cell.EMPTY : Cell.number(BigDecimal.valueOf(link.contactId()));
        put(batch, row, service.contactId(), contact);
        put(batch, row, service.link(), Cell.text(options.leadLink() + link.leadId()));
        put(batch, row, service.externalId(), Cell.text(row.key));
    }

    /** A cell is written only where it shows something else; a formula is never written over. */
    private static void put(Batch batch, BatchRow row, String column, Cell value) {
        if (column.isEmpty() || !batch.header.has(column)) {
            return;
        }
        Cell now = row.read.cell(batch.header, column);
        boolean shown = now.text().equals(value.text()) && (now.isBlank() == value.isBlank());
        if (!shown && !now.isFormula()) {
            row.writes.put(column, value);
        }
    }

    private static void refusals(Batch batch, BatchRow row) {
        if (row.link != null) {
            refusal(row, batch.leadReport.refused().get(row.link.leadId()));
            refusal(row, batch.contactReport.refused().get(row.link.contactId()));
        }
    }

    private static void refusal(BatchRow row, @org.jspecify.annotations.Nullable String reason) {
        if (reason != null) {
            row.problems.add(Problem.of(Problem.Code.REFUSED, "", shortly(reason)));
        }
    }

    /** Of a request that was refused as a whole only what amoCRM answered: a note is short, and in no language of ours. */
    static String shortly(String reason) {
        Matcher whole = WHOLE.matcher(reason);
        if (!whole.matches()) {
            return reason;
        }
        String named = whole.group(2).equals("the request is refused as a whole") ? "" : ": " + whole.group(2);
        return "HTTP " + whole.group(1) + named;
    }

    private static String note(Batch batch, BatchRow row) {
        List<Problem> problems = new ArrayList<>(row.problems);
        if (row.leadGone && row.link != null) {
            problems.add(Problem.of(Problem.Code.LEAD_DELETED, "", Long.toString(row.link.leadId())));
        }
        problems.addAll(batch.plan.problems().getOrDefault(row.key, List.of()));
        if (row.link == null || batch.createdLeads.containsKey(row.link.leadId())) {
            row.values.values().forEach(value -> {
                if (value.remark() != null && !problems.contains(value.remark())) {
                    problems.add(value.remark());
                }
            });
        }
        return batch.tab
                .mapped()
                .note(problems.stream()
                        .map(problem -> withColumn(batch, problem))
                        .distinct()
                        .toList());
    }

    /** The planner names fields, people know columns. */
    private static Problem withColumn(Batch batch, Problem problem) {
        return batch.tab.maps(problem.column())
                ? new Problem(problem.code(), batch.tab.mapped().column(problem.column()), problem.arguments())
                : problem;
    }
}
