package org.amosheets.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.amosheets.engine.SyncOptions.ImportOnStart;
import org.amosheets.sheets.Header;
import org.amosheets.sheets.Sheet;
import org.amosheets.sheets.SheetRow;
import org.amosheets.sheets.TabRead;
import org.amosheets.store.Commit;
import org.amosheets.store.Inbox;
import org.amosheets.store.Rows.RowState;
import org.amosheets.store.Standing;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the whole tab and puts into the inbox which rows are not as they were left: edits that no script announced. */
public final class SheetScan {

    private static final Logger LOG = LoggerFactory.getLogger(SheetScan.class);
    private static final String SCANNED = "sheet-scanned";

    private final Store store;
    private final Sheet sheet;
    private final TabSource tabs;
    private final Leadership leadership;
    private final SyncOptions options;
    private final Clock clock;
    private boolean started;

    public SheetScan(
            Store store, Sheet sheet, TabSource tabs, Leadership leadership, SyncOptions options, Clock clock) {
        this.store = store;
        this.sheet = sheet;
        this.tabs = tabs;
        this.leadership = leadership;
        this.options = options;
        this.clock = clock;
    }

    /** The regular look, and the first one after the start; only where this process works for the connection. */
    public void scan() {
        if (!leadership.ready()) {
            return;
        }
        try (Leadership.Turn turn = leadership.takeTurn()) {
            if (leadership.ready()) {
                leadership.recover();
                look(!started);
                started = true;
            }
        }
    }

    /** A look that somebody asked for, a held import having been approved; and the first one, for which nobody has to wait. */
    public void scanIfAsked() {
        if (!started
                || (leadership.ready()
                        && store.marks().number(StandingChanges.SCAN_ASKED).isPresent())) {
            scan();
        }
    }

    private void look(boolean starting) {
        TabRead read = readWithColumns(tabs.current());
        if (read.header().names().isEmpty()) {
            LOG.warn("The tab has no header; nothing is concluded from that. Restore its first row.");
            return;
        }
        Tab tab = tabs.bind(read.header());
        Map<String, RowState> known = store.rows().all();
        Commit commit = store.newCommit();
        List<Change> changes = new ArrayList<>();
        List<SheetRow> unknown = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (SheetRow row : read.rows()) {
            String key = tab.key(read.header(), row);
            RowState state = known.get(key);
            if (key.isEmpty() || state == null) {
                if (!tab.isBlank(read.header(), row)) {
                    unknown.add(row);
                }
            } else if (!seen.add(key)) {
                changes.add(Change.row(row.number(), Change.Source.POLL, clock.millis()));
            } else {
                compare(tab, read.header(), row, key, state, starting, commit, changes);
            }
        }
        forgetPlaces(known, seen, commit);
        changes.addAll(admit(tab, read.header(), unknown, starting, commit));
        commit.dropMark(StandingChanges.SCAN_ASKED);
        commit.mark(SCANNED, clock.millis());
        for (int from = 0; from < changes.size(); from += 1_000) {
            commit.enqueue(Inbox.Lane.ROWS, changes.subList(from, Math.min(changes.size(), from + 1_000)));
        }
        commit.run(store.lease());
    }

    private TabRead readWithColumns(Tab tab) {
        TabRead read = sheet.all();
        List<String> absent = tab.serviceColumns().stream()
                .filter(column -> !read.header().has(column))
                .toList();
        if (absent.isEmpty() || read.header().names().isEmpty()) {
            return read;
        }
        sheet.addColumns(absent, Set.of(tab.service().key()));
        return sheet.all();
    }

    private void compare(
            Tab tab,
            Header header,
            SheetRow row,
            String key,
            RowState state,
            boolean starting,
            Commit commit,
            List<Change> changes) {
        boolean edited = !RowReader.fingerprint(tab, header, row).equals(state.fingerprint());
        boolean waiting = starting && state.phase().equals(Phase.NEW);
        if (edited || waiting) {
            changes.add(Change.key(key, Change.Source.POLL, clock.millis()));
        }
        if (state.position() != row.number()) {
            commit.putRow(
                    key,
                    new RowState(row.number(), state.fingerprint(), state.firstSeen(), state.phase(), state.note()));
        }
    }

    /** A key that the tab does not have now: nothing is deleted for it, its row is only not looked for until it is seen again. */
    private static void forgetPlaces(Map<String, RowState> known, Set<String> seen, Commit commit) {
        known.forEach((key, state) -> {
            if (!seen.contains(key) && state.position() != 0) {
                commit.putRow(
                        key, new RowState(0, state.fingerprint(), state.firstSeen(), state.phase(), state.note()));
            }
        });
    }

    /** Which rows without a known key are let in; many at once when the service starts wait for a person's word. */
    private List<Change> admit(Tab tab, Header header, List<SheetRow> rows, boolean starting, Commit commit) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Set<String> held = store.marks().set(ImportGate.HELD);
        Set<String> approved = store.marks().set(ImportGate.APPROVED);
        List<Change> changes = new ArrayList<>();
        Map<Integer, String> imports = new HashMap<>();
        for (SheetRow row : rows) {
            String fingerprint = RowReader.fingerprint(tab, header, row);
            boolean wouldCreate = tab.leadId(header, row).isEmpty();
            if (held.contains(fingerprint)) {
                continue;
            }
            if (starting && wouldCreate && !approved.contains(fingerprint)) {
                imports.put(row.number(), fingerprint);
            } else {
                changes.add(
                        Change.row(row.number(), starting ? Change.Source.IMPORT : Change.Source.POLL, clock.millis()));
            }
        }
        boolean firstStart = store.marks().number(SCANNED).isEmpty();
        boolean refused = options.importOnStart() == ImportOnStart.FALSE && firstStart;
        boolean ask =
                options.importOnStart() == ImportOnStart.ASK && imports.size() > SyncOptions.IMPORT_WITHOUT_ASKING;
        if (refused || ask) {
            commit.addToSet(ImportGate.HELD, imports.values());
        } else {
            imports.keySet().stream()
                    .sorted()
                    .forEach(number -> changes.add(Change.row(number, Change.Source.IMPORT, clock.millis())));
        }
        if (ask) {
            hold(imports.size(), commit);
        }
        return changes;
    }

    private void hold(int rows, Commit commit) {
        LOG.info("{} rows have no lead; they are held until a person approves them at /changes?state=held", rows);
        commit.putStanding(new Standing.Entry(
                ImportGate.STANDING_ID,
                "held",
                rows
                        + " rows of the sheet have no lead. Approving makes a lead of each; dropping leaves them alone until"
                        + " they are edited.",
                List.of(),
                List.of(),
                clock.millis(),
                List.of(),
                Map.of("rows", Integer.toString(rows))));
    }
}
