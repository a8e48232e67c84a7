package org.amosheets.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.amosheets.sheets.Header;
import org.amosheets.sheets.Sheet;
import org.amosheets.sheets.SheetRow;
import org.amosheets.sheets.TabRead;
import org.amosheets.store.Commit;
import org.amosheets.store.Imports;
import org.amosheets.store.Imports.Job;
import org.amosheets.store.Inbox;
import org.amosheets.store.Rows.RowState;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds the import under way: reads the tab, puts a portion of the rows that have no lead into the inbox, and comes again
 * once most of them are through. What is still to be fed is read from the tab each time, so that rows may move meanwhile
 * and a restart costs nothing.
 */
public final class ImportLook {

    private static final Logger LOG = LoggerFactory.getLogger(ImportLook.class);
    private static final int PORTION = 1_000;
    /** Google's quota is everybody's: where nothing could be done, the next look waits. */
    private static final long PAUSE_MS = 10_000;
    /** A row that is there at every look and never ends, whatever the reason, must not keep the import going for ever. */
    private static final int MORE_LOOKS = 3;

    private final Store store;
    private final Sheet sheet;
    private final TabSource tabs;
    private final Leadership leadership;
    private final Clock clock;
    private long notBefore;

    public ImportLook(Store store, Sheet sheet, TabSource tabs, Leadership leadership, Clock clock) {
        this.store = store;
        this.sheet = sheet;
        this.tabs = tabs;
        this.leadership = leadership;
        this.clock = clock;
    }

    /** Called every second; costs one question to Redis while nothing is imported. */
    public void look() {
        if (!leadership.ready()
                || clock.millis() < notBefore
                || store.imports().running().isEmpty()) {
            return;
        }
        try (Leadership.Turn look = leadership.takeLook();
                Leadership.Turn turn = leadership.takeTurn()) {
            if (leadership.ready() && leadership.recover()) {
                store.imports().running().ifPresent(this::look);
            }
        }
    }

    private void look(Job job) {
        int waiting = store.imports().waiting();
        boolean first = job.looks() == 0;
        boolean last = job.left() == 0 || job.looks() >= job.most();
        if (!first && waiting > (last ? 0 : PORTION / 2)) {
            return;
        }
        if (ImportJobs.columnsLost(store)) {
            LOG.warn("The import {} ends: the rows had leads before their columns were deleted", job.id());
            ImportEnd.end(store, job, clock.millis());
            return;
        }
        TabRead read = sheet.all();
        Tab tab = tabs.bind(read.header());
        if (read.header().names().isEmpty() || !tab.hasServiceColumns(read.header())) {
            notBefore = clock.millis() + PAUSE_MS;
            Commit commit = store.newCommit();
            commit.mark(StandingChanges.SCAN_ASKED, clock.millis());
            commit.run(store.lease());
            return;
        }
        Found found = find(tab, read);
        int most = first ? 2 * (found.rows.size() / PORTION) + 1 + MORE_LOOKS : job.most();
        Job next = new Job(job.id(), job.startedAt(), job.looks() + 1, most, found.rows.size(), found.skipped);
        if (waiting == 0 && (found.rows.isEmpty() || job.looks() >= most)) {
            Commit commit = store.newCommit();
            commit.removeFromSet(ImportGate.HELD, fingerprints(tab, read.header(), found.rows));
            commit.run(store.lease());
            ImportEnd.end(store, next, clock.millis());
        } else {
            feed(tab, read.header(), found, next);
        }
    }

    /** Rows that are to become leads and are not on their way yet, and how many others there are. */
    private static final class Found {
        final List<SheetRow> rows = new ArrayList<>();
        final Map<Integer, RowState> states = new HashMap<>();
        int skipped;
    }

    private Found find(Tab tab, TabRead read) {
        Map<String, RowState> states = store.rows().all();
        Set<String> known = new HashSet<>(store.imports().waitingRows());
        known.addAll(store.imports().done().keySet());
        Set<String> heldCopies = store.marks().set(CopyBrake.HELD);
        Set<String> seen = new HashSet<>();
        Found found = new Found();
        for (SheetRow row : read.rows()) {
            String key = tab.key(read.header(), row);
            RowState state = states.get(key);
            boolean fed = known.contains(key.isEmpty() ? Imports.number(row.number()) : key);
            if (tab.isBlank(read.header(), row) || fed) {
                seen.add(key);
            } else if ((state != null && hasLead(state))
                    // A copy is told from its original by the look that comes anyway.
                    || (!key.isEmpty() && !seen.add(key))
                    || heldCopies.contains(CopyBrake.id(tab, read.header(), row))) {
                found.skipped++;
            } else {
                found.rows.add(row);
                if (state != null) {
                    found.states.put(row.number(), state);
                }
            }
        }
        return found;
    }

    private static boolean hasLead(RowState state) {
        return !state.phase().equals(Phase.NEW) && !state.phase().equals(Phase.PARKED);
    }

    private void feed(Tab tab, Header header, Found found, Job job) {
        List<SheetRow> now = found.rows.subList(0, Math.min(PORTION, found.rows.size()));
        List<SheetRow> later = found.rows.subList(now.size(), found.rows.size());
        Commit commit = store.newCommit();
        commit.putImport(new Job(job.id(), job.startedAt(), job.looks(), job.most(), later.size(), job.skipped()));
        List<Change> changes = new ArrayList<>();
        Set<String> approved = new HashSet<>();
        for (SheetRow row : now) {
            if (found.states.containsKey(row.number())) {
                String key = tab.key(header, row);
                changes.add(Change.key(key, Change.Source.OPERATOR, clock.millis()));
                commit.importWaits(key);
            } else {
                changes.add(Change.row(row.number(), Change.Source.IMPORT, clock.millis()));
                commit.importWaits(Imports.number(row.number()));
                approved.add(RowReader.fingerprint(tab, header, row));
            }
        }
        holdBack(fingerprints(tab, header, later), approved);
        commit.removeFromSet(ImportGate.HELD, approved);
        commit.addToSet(ImportGate.APPROVED, approved);
        commit.dropStanding(ImportGate.STANDING_ID);
        commit.enqueue(Inbox.Lane.ROWS, changes);
        commit.run(store.lease());
        LOG.info("The import {} put {} rows into the inbox; {} are left", job.id(), now.size(), later.size());
    }

    /** Neither a restart nor a poll lets the others in before their turn. In chunks, as webhooks have to be kept meanwhile. */
    private void holdBack(Set<String> later, Set<String> approved) {
        later.removeAll(approved);
        later.removeAll(store.marks().set(ImportGate.HELD));
        List<String> held = List.copyOf(later);
        for (int from = 0; from < held.size(); from += PORTION) {
            Commit commit = store.newCommit();
            commit.addToSet(ImportGate.HELD, held.subList(from, Math.min(held.size(), from + PORTION)));
            commit.run(store.lease());
        }
    }

    private static Set<String> fingerprints(Tab tab, Header header, List<SheetRow> rows) {
        return rows.stream()
                .filter(row -> tab.key(header, row).isEmpty())
                .map(row -> RowReader.fingerprint(tab, header, row))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
