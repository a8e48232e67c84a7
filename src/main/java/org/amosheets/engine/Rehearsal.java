package org.amosheets.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.PatchReport;
import org.amosheets.engine.SyncOptions.ImportOnStart;
import org.amosheets.mapping.Handles;
import org.amosheets.sheets.Sheet;
import org.amosheets.sheets.SheetRow;
import org.amosheets.sheets.TabRead;
import org.amosheets.store.Inbox;
import org.amosheets.store.Rows.RowState;
import org.amosheets.store.Store;
import org.amosheets.sync.Link;
import org.amosheets.sync.Plan;

/**
 * Goes through the steps of the direction routes for every row there is, up to where something would be written: the
 * batch's commit is never run, and the steps that send are left out.
 */
public final class Rehearsal {

    private final Store store;
    private final Sheet sheet;
    private final AmoCrm amoCrm;
    private final TabSource tabs;
    private final SyncOptions options;
    private final Executor executor;
    private final Clock clock;

    public Rehearsal(
            Store store,
            Sheet sheet,
            AmoCrm amoCrm,
            TabSource tabs,
            SyncOptions options,
            Executor executor,
            Clock clock) {
        this.store = store;
        this.sheet = sheet;
        this.amoCrm = amoCrm;
        this.tabs = tabs;
        this.options = atOnce(options);
        this.executor = executor;
        this.clock = clock;
    }

    /** As if every row had been quiet for long. */
    private static SyncOptions atOnce(SyncOptions options) {
        return new SyncOptions(
                options.leadLink(),
                options.policy(),
                options.phoneRegion(),
                options.pipelineId(),
                options.statusId(),
                Duration.ZERO,
                options.importOnStart(),
                options.brakeRows(),
                options.brakePercent());
    }

    /**
     * Reads both sides whole, and writes nothing anywhere.
     *
     * @throws Misconfigured where nothing can be concluded from the tab
     */
    public Rehearsed run() {
        TabRead read = sheet.all();
        if (read.header().names().isEmpty()) {
            throw new Misconfigured("Tried to plan but the tab has no header; restore its first row.");
        }
        Tab tab = tabs.bind(read.header());
        Batch batch = batch(tab, read);
        RehearsalReport report = new RehearsalReport(batch, tabs.faults());
        boolean keysLost =
                !read.header().has(tab.service().key()) && store.links().size() > 0;
        if (keysLost) {
            report.keysLost();
        } else {
            rehearse(batch, report);
        }
        return report.result();
    }

    private Batch batch(Tab tab, TabRead read) {
        Inbox.Taken everything = new Inbox.Taken(Inbox.Lane.ROWS, List.of(), List.of(), List.of(), false, 1);
        Batch batch = new Batch(everything, tab, store.newCommit(), clock.millis());
        batch.header = read.header();
        for (SheetRow row : read.rows()) {
            String key = tab.key(read.header(), row);
            if (!key.isEmpty() || !tab.isBlank(read.header(), row)) {
                batch.rows.put(row.number(), new BatchRow(row, key));
            }
        }
        recall(batch, batch.rowsByKey().keySet());
        return batch;
    }

    private void recall(Batch batch, Collection<String> keys) {
        Map<String, RowState> states = store.rows().byKeys(keys);
        Map<String, Link> links = store.links().byKeys(keys);
        Map<String, Map<String, String>> sent = store.sent().byKeys(keys);
        Map<String, Map<String, String>> shown = store.shown().byKeys(keys);
        for (BatchRow row : batch.rows.values()) {
            if (!keys.contains(row.key)) {
                continue;
            }
            row.sent = sent.getOrDefault(row.key, Map.of());
            row.shown = shown.getOrDefault(row.key, Map.of());
            row.state = states.get(row.key);
            row.link = links.get(row.key);
            row.keptBase = row.link == null ? Map.of() : row.link.base();
        }
    }

    /** The service does so at its first start, and remembers them. */
    private void leaveAlone(Batch batch, RehearsalReport report) {
        if (options.importOnStart() == ImportOnStart.FALSE
                && store.marks().number(ImportGate.SCANNED).isEmpty()) {
            batch.rows
                    .values()
                    .removeIf(row -> row.key.isEmpty()
                            && batch.tab.leadId(batch.header, row.read).isEmpty()
                            && !batch.tab.isBlank(batch.header, row.read)
                            && report.leftAlone(row));
        }
    }

    private void rehearse(Batch batch, RehearsalReport report) {
        leaveAlone(batch, report);
        new IdentifyRows(store, sheet, new KeySource(), options).identify(batch);
        Set<BatchRow> copies = goOn(batch, report);
        new AdoptLeads(store, amoCrm).adopt(batch);
        copies.forEach(copy -> copy.settled = false);
        report.adopted();
        new ReadyRows(options).of(batch).forEach(report::due);
        new RowsToCome(store, amoCrm, clock).into(batch);
        new LoadLeads(amoCrm, executor, tabs, new FieldsMadeAnew(store, clock)::peek).load(batch);
        report.withoutContact();
        KnownOwners owners = new KnownOwners(store, amoCrm, new Handles(options.phoneRegion()));
        new PlanMerge(store, owners, new MassChanges(store, options)).plan(batch);
        // As if amoCRM had taken everything, for the cells rest on that.
        batch.leadReport = applied(batch, false);
        batch.contactReport = applied(batch, true);
        new PrepareCells(options).prepare(batch);
        report.planned();
    }

    /**
     * The rows that were just given a key, which the service would write first and come back to. Returns those that are
     * copies: what they show of their original's lead is not theirs.
     */
    private Set<BatchRow> goOn(Batch batch, RehearsalReport report) {
        report.identified(store.standing().find(ImportGate.STANDING_ID).isPresent());
        Set<BatchRow> copies = new HashSet<>();
        Set<String> minted = new HashSet<>();
        for (BatchRow row : batch.rows.values()) {
            if (row.minted()) {
                minted.add(row.key);
                boolean copy = row.writes.containsKey(batch.tab.service().leadId());
                row.settled = copy;
                if (copy) {
                    copies.add(row);
                }
            }
        }
        recall(batch, minted);
        return copies;
    }

    private static PatchReport applied(Batch batch, boolean contact) {
        Set<Long> ids = new HashSet<>();
        for (Plan.CrmPatch patch : batch.plan.patches()) {
            if (patch.target().contact() == contact) {
                ids.add(patch.target().id());
            }
        }
        return new PatchReport(ids, Map.of(), Map.of());
    }
}
