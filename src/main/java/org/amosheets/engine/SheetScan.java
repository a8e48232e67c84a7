package org.amosheets.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.amosheets.mapping.Mapping;
import org.amosheets.sheets.Sheet;
import org.amosheets.sheets.TabRead;
import org.amosheets.store.AuditEntry;
import org.amosheets.store.Commit;
import org.amosheets.store.Inbox;
import org.amosheets.store.Rows.RowState;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the whole tab and puts into the inbox which rows are not as they were left: edits that no script announced. Batches
 * work on while it is read, as that takes long for a big tab; what they wrote meanwhile counts as they left it.
 */
public final class SheetScan {

    private static final Logger LOG = LoggerFactory.getLogger(SheetScan.class);
    private static final int AT_ONCE = 1_000;

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
        try (Leadership.Turn mine = leadership.takeLook()) {
            look();
        }
    }

    /**
     * A look that somebody asked for, a held import having been approved or the sheet's script having seen rows move; and
     * the first one, for which nobody has to wait.
     */
    public void scanIfAsked() {
        try (Leadership.Turn mine = leadership.takeLook()) {
            if (!started || (leadership.ready() && isAsked())) {
                look();
            }
        }
    }

    /** When this process last held the whole tab against what both sides agreed on, in ms since the epoch; 0 = not yet. */
    public long comparedAt() {
        return comparedAt;
    }

    private boolean isAsked() {
        return readAgain.isDue() || scanAsked().isPresent();
    }

    private void look() {
        if (!leadership.ready()) {
            return;
        }
        Optional<Ground> before;
        Asked asked;
        try (Leadership.Turn turn = leadership.takeTurn()) {
            before = ground();
            if (before.isEmpty()) {
                return;
            }
            asked = new Asked(scanAsked(), readAgain.asked());
        }
        TabSnapshot snapshot = TabSnapshot.take(store, sheet);
        try (Leadership.Turn turn = leadership.takeTurn()) {
            if (ground().equals(before)) {
                compare(snapshot, asked, !started);
                started = true;
            }
        }
    }

    /**
     * What a read of the tab stands on: it is worth nothing where that is another by the time it is compared.
     *
     * @param recoveries how often it was found out whose the sheet is, and which tab is meant
     * @param mapping which columns count, and for what
     */
    private record Ground(long recoveries, Mapping mapping) {}

    /** Empty where this process may not work. Within a turn. */
    private Optional<Ground> ground() {
        return leadership.ready() && leadership.recover()
                ? Optional.of(new Ground(leadership.recoveries(), tabs.mapping()))
                : Optional.empty();
    }

    /**
     * What a look answers. Taken within a turn: a batch under way may have read a row before it was edited and asked for.
     *
     * @param scan when somebody asked for a look, in ms since the epoch
     * @param readAgain what says the same of the sheet's script
     */
    private record Asked(OptionalLong scan, Optional<String> readAgain) {}

    private OptionalLong scanAsked() {
        return store.marks().number(StandingChanges.SCAN_ASKED);
    }

    /** Within a turn: nothing is written meanwhile. */
    private void compare(TabSnapshot taken, Asked asked, boolean starting) {
        TabSnapshot snapshot = taken;
        TabRead read = snapshot.read();
        if (!tabs.bind(read.header()).hasServiceColumns(read.header())) {
            // Whoever deleted them may have brought them back by now.
            snapshot = TabSnapshot.take(store, sheet);
            read = snapshot.read();
        }
        if (read.header().names().isEmpty()) {
            LOG.warn("The tab has no header; nothing is concluded from that. Restore its first row.");
            return;
        }
        boolean columnsLost =
                addColumns(tabs.bind(read.header()), read) && store.links().size() > 0 && !isAnotherTab();
        if (columnsLost || !tabs.bind(read.header()).hasServiceColumns(read.header())) {
            snapshot = TabSnapshot.take(store, sheet);
            read = snapshot.read();
        }
        Tab tab = tabs.bind(read.header());
        Commit commit = store.newCommit();
        boolean remapped = Remapped.since(store, tabs.mapping(), commit);
        TabComparison comparison = new TabComparison(
                tab,
                read,
                KnownRows.since(snapshot.known(), store),
                store.marks().set(CopyBrake.HELD),
                new TabComparison.Occasion(starting, remapped, clock.millis()));
        if (!comparison.missing().isEmpty()) {
            // A write that hit a wrong row may have stood in its key's place while the tab was read.
            comparison.forgetMissing(sheet.keys(tab.service().key()).values());
        }
        List<Change> changes = new ArrayList<>(comparison.changes());
        changes.addAll(new ImportGate(store, options, clock)
                .admit(tab, read.header(), comparison.unknown(), starting, columnsLost, commit));
        // What was asked for while the tab was being read is not answered by that read.
        asked.scan.ifPresent(at -> commit.dropMark(StandingChanges.SCAN_ASKED, at));
        readAgain.answered(asked.readAgain, commit);
        commit.dropMark(Takeover.ANOTHER_TAB);
        for (int from = 0; from < changes.size(); from += AT_ONCE) {
            commit.enqueue(Inbox.Lane.ROWS, changes.subList(from, Math.min(changes.size(), from + AT_ONCE)));
        }
        commit.run(store.lease());
        // Not before: that a row had been away is what it is looked at for.
        keepPlaces(comparison.places());
        GoneRows.tell(comparison.gone());
        comparedAt = clock.millis();
    }

    /** A person let another tab take the place of the one before: it never had the columns. */
    private boolean isAnotherTab() {
        return store.marks().number(Takeover.ANOTHER_TAB).isPresent();
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

    /** A line inserted at the top moves every row: written at once, they would keep Redis from taking webhooks meanwhile. */
    private void keepPlaces(Map<String, RowState> places) {
        Commit chunk = store.newCommit();
        int inChunk = 0;
        for (Map.Entry<String, RowState> row : places.entrySet()) {
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
