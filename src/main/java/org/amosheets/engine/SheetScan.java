package org.amosheets.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.amosheets.sheets.Header;
import org.amosheets.sheets.Sheet;
import org.amosheets.sheets.SheetRow;
import org.amosheets.sheets.TabRead;
import org.amosheets.store.AuditEntry;
import org.amosheets.store.Commit;
import org.amosheets.store.Inbox;
import org.amosheets.store.Rows.RowState;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the whole tab and puts into the inbox which rows are not as they were left: edits that no script announced. */
public final class SheetScan {

    private static final Logger LOG = LoggerFactory.getLogger(SheetScan.class);
    private static final int AT_ONCE = 1_000;
    /** So many rows are named in a line of the log. */
    private final Store store;

    private final Sheet sheet;
    private final TabSource tabs;
    private final Leadership leadership;
    private final SyncOptions options;
    private final Clock clock;
    private final ReadAgain readAgain;
    private boolean started;
    private volatile long comparedAt;

    public SheetScan(
            Store store, Sheet sheet, TabSource tabs, Leadership leadership, SyncOptions options, Clock clock) {
        this.store = store;
        this.sheet = sheet;
        this.tabs = tabs;
        this.leadership = leadership;
        this.options = options;
        this.clock = clock;
        this.readAgain = new ReadAgain(store, clock);
    }

    /** The regular look, and the first one after the start; only where this process works for the connection. */
    public void scan() {
        if (!leadership.ready()) {
            return;
        }
        try (Leadership.Turn turn = leadership.takeTurn()) {
            if (leadership.ready() && leadership.recover()) {
                look(!started);
                started = true;
            }
        }
    }

    /**
     * A look that somebody asked for, a held import having been approved or the sheet's script having seen rows move; and
     * the first one, for which nobody has to wait.
     */
    public void scanIfAsked() {
        if (!started || (leadership.ready() && isAsked())) {
            scan();
        }
    }

    /** When this process last held the whole tab against what both sides agreed on, in ms since the epoch; 0 = not yet. */
    public long comparedAt() {
        return comparedAt;
    }

    private boolean isAsked() {
        return readAgain.isDue()
                || store.marks().number(StandingChanges.SCAN_ASKED).isPresent();
    }

    private void look(boolean starting) {
        Optional<String> asked = readAgain.asked();
        TabRead read = sheet.all();
        if (read.header().names().isEmpty()) {
            LOG.warn("The tab has no header; nothing is concluded from that. Restore its first row.");
            return;
        }
        boolean columnsLost =
                addColumns(tabs.bind(read.header()), read) && store.links().size() > 0 && !isAnotherTab();
        if (columnsLost || !tabs.bind(read.header()).hasServiceColumns(read.header())) {
            read = sheet.all();
        }
        Tab tab = tabs.bind(read.header());
        Map<String, RowState> known = store.rows().all();
        Map<String, Integer> places = places(tab, read);
        Commit commit = store.newCommit();
        Map<String, RowState> moved = new HashMap<>();
        List<Change> changes = new ArrayList<>();
        List<SheetRow> unknown = new ArrayList<>();
        Set<String> heldCopies = store.marks().set(CopyBrake.HELD);
        boolean remapped = Remapped.since(store, tabs.mapping(), commit);
        for (SheetRow row : read.rows()) {
            String key = tab.key(read.header(), row);
            RowState state = known.get(key);
            if (key.isEmpty() || state == null) {
                if (!tab.isBlank(read.header(), row) && !heldCopies.contains(CopyBrake.id(tab, read.header(), row))) {
                    unknown.add(row);
                }
            } else if (places.getOrDefault(key, 0) > 1) {
                // Where the original is will be found out; until then it was last seen where it was.
                if (!CopyBrake.waits(tab, read.header(), row, state, heldCopies)) {
                    changes.add(Change.row(row.number(), Change.Source.POLL, clock.millis()));
                }
            } else {
                compare(tab, read.header(), row, key, state, starting, moved, changes);
                if (remapped) {
                    changes.add(Change.key(key, Change.Source.RETRY, clock.millis()));
                }
            }
        }
        forgetPlaces(known, places.keySet(), moved);
        changes.addAll(new ImportGate(store, options, clock)
                .admit(tab, read.header(), unknown, starting, columnsLost, commit));
        commit.dropMark(StandingChanges.SCAN_ASKED);
        readAgain.answered(asked, commit);
        commit.dropMark(Takeover.ANOTHER_TAB);
        for (int from = 0; from < changes.size(); from += AT_ONCE) {
            commit.enqueue(Inbox.Lane.ROWS, changes.subList(from, Math.min(changes.size(), from + AT_ONCE)));
        }
        commit.run(store.lease());
        // Not before: that a row had been away is what it is looked at for.
        keepPlaces(moved);
        comparedAt = clock.millis();
    }

    /** A person let another tab take the place of the one before: it never had the columns. */
    private boolean isAnotherTab() {
        return store.marks().number(Takeover.ANOTHER_TAB).isPresent();
    }

    private static Map<String, Integer> places(Tab tab, TabRead read) {
        Map<String, Integer> places = new HashMap<>();
        for (SheetRow row : read.rows()) {
            places.merge(tab.key(read.header(), row), 1, Integer::sum);
        }
        return places;
    }

    /** Adds the service columns that the tab lacks; returns whether the one with the keys, or with the leads' ids, was among them. */
    private boolean addColumns(Tab tab, TabRead read) {
        List<String> absent = tab.absentServiceColumns(read.header());
        if (!absent.isEmpty()) {
            addColumns(tab, absent);
        }
        return absent.contains(tab.service().key())
                && (tab.service().leadId().isEmpty()
                        || absent.contains(tab.service().leadId()));
    }

    private void addColumns(Tab tab, List<String> absent) {
        Map<String, String> headers = new HashMap<>();
        absent.forEach(header -> headers.put(header, header));
        AuditEntry entry = AuditEntry.about(
                new AuditEntry.Subject(List.of(), 0, 0),
                UUID.randomUUID() + "/columns",
                clock.millis(),
                "sheet",
                "columns-added",
                Trail.changes(headers),
                "The tab lacks columns that the mapping names for the service");
        Commit before = store.newCommit();
        before.begin(entry);
        before.run(store.lease());
        sheet.addColumns(absent, Set.of(tab.service().key()));
        Commit after = store.newCommit();
        after.audit(entry.ended(AuditEntry.DONE));
        after.run(store.lease());
    }

    private void compare(
            Tab tab,
            Header header,
            SheetRow row,
            String key,
            RowState state,
            boolean starting,
            Map<String, RowState> moved,
            List<Change> changes) {
        boolean edited = !RowReader.fingerprint(tab, header, row).equals(state.fingerprint());
        boolean waiting = starting && state.phase().equals(Phase.NEW);
        boolean back = state.position() == 0;
        if (edited || waiting || back) {
            changes.add(Change.key(key, Change.Source.POLL, clock.millis()));
        }
        if (state.position() != row.number()) {
            moved.put(key, at(row.number(), state));
        }
    }

    /** A key that the tab does not have now: nothing is deleted for it, its row is only not looked for until it is seen again. */
    private static void forgetPlaces(Map<String, RowState> known, Set<String> seen, Map<String, RowState> moved) {
        List<String> gone = new ArrayList<>();
        known.forEach((key, state) -> {
            if (!seen.contains(key) && state.position() != 0) {
                moved.put(key, at(0, state));
                if (!state.phase().equals(Phase.APPENDING)) {
                    gone.add(key);
                }
            }
        });
        GoneRows.tell(gone);
    }

    private static RowState at(int position, RowState state) {
        return new RowState(position, state.fingerprint(), state.firstSeen(), state.phase(), state.note());
    }

    /** A line inserted at the top moves every row: written at once, they would keep Redis from taking webhooks meanwhile. */
    private void keepPlaces(Map<String, RowState> moved) {
        Commit chunk = store.newCommit();
        int inChunk = 0;
        for (Map.Entry<String, RowState> row : moved.entrySet()) {
            chunk.putRow(row.getKey(), row.getValue());
            if (++inChunk == AT_ONCE) {
                chunk.run(store.lease());
                chunk = store.newCommit();
                inChunk = 0;
            }
        }
        chunk.run(store.lease());
    }
}
