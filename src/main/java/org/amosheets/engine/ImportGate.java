package org.amosheets.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.amosheets.engine.SyncOptions.ImportOnStart;
import org.amosheets.sheets.Header;
import org.amosheets.sheets.SheetRow;
import org.amosheets.store.Commit;
import org.amosheets.store.Standing;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides which rows without a known key are let in; many at once when the service starts wait for a person's word. */
final class ImportGate {

    /** Fingerprints of rows that wait for a person's word, or were refused it. */
    static final String HELD = "import-held";
    /** Fingerprints of rows that a person let in. */
    static final String APPROVED = "import-approved";
    /** The id under which a held import stands in the list of held changes. */
    static final String STANDING_ID = "import";

    /** Whether the rows had leads that nothing in the sheet tells of any more: approving would make new ones. */
    static final String COLUMNS_LOST = "columnsLost";

    private static final Logger LOG = LoggerFactory.getLogger(ImportGate.class);
    /** When the tab was looked at for the first time. */
    static final String SCANNED = "sheet-scanned";
    /** The columns that the kept fingerprints were made of. */
    private static final String COLUMNS = "content-columns";

    private final Store store;
    private final SyncOptions options;
    private final Clock clock;

    ImportGate(Store store, SyncOptions options, Clock clock) {
        this.store = store;
        this.options = options;
        this.clock = clock;
    }

    /**
     * The rows to look at.
     *
     * @param starting whether this is the first look after the start
     * @param columnsLost whether somebody deleted the columns that tell which row has which lead
     */
    List<Change> admit(
            Tab tab, Header header, List<SheetRow> rows, boolean starting, boolean columnsLost, Commit commit) {
        Set<String> held = store.marks().set(HELD);
        Set<String> approved = store.marks().set(APPROVED);
        String columns = String.join("\n", tab.contentColumns());
        boolean outdated =
                !held.isEmpty() && !store.marks().text(COLUMNS).orElse(columns).equals(columns);
        List<Change> changes = new ArrayList<>();
        Map<Integer, String> imports = new TreeMap<>();
        for (SheetRow row : rows) {
            String fingerprint = RowReader.fingerprint(tab, header, row);
            boolean wouldCreate = tab.leadId(header, row).isEmpty();
            if (held.contains(fingerprint)) {
                continue;
            }
            boolean ask = starting && !approved.contains(fingerprint) || outdated || columnsLost;
            if (wouldCreate && ask) {
                imports.put(row.number(), fingerprint);
            } else {
                Change.Source source = starting ? Change.Source.IMPORT : Change.Source.POLL;
                changes.add(Change.row(row.number(), source, clock.millis()));
            }
        }
        boolean firstStart = store.marks().number(SCANNED).isEmpty();
        boolean refused = options.importOnStart() == ImportOnStart.FALSE && firstStart;
        boolean many =
                options.importOnStart() == ImportOnStart.ASK && imports.size() > SyncOptions.IMPORT_WITHOUT_ASKING;
        if (!imports.isEmpty() && (refused || many || outdated || columnsLost)) {
            commit.addToSet(HELD, imports.values());
            if (!refused) {
                hold(imports.size(), columnsLost, commit);
            }
        } else {
            imports.keySet().forEach(number -> changes.add(Change.row(number, Change.Source.IMPORT, clock.millis())));
        }
        commit.mark(SCANNED, clock.millis());
        commit.mark(COLUMNS, columns);
        return changes;
    }

    private void hold(int rows, boolean columnsLost, Commit commit) {
        LOG.info("{} rows have no lead; they are held until a person approves them at /changes?state=held", rows);
        String reason = columnsLost
                ? rows
                        + " rows lost their link to a lead because service columns were deleted. Restore the columns from the"
                        + " sheet's version history; approving makes a NEW lead of each row."
                : rows
                        + " rows of the sheet have no lead. Approving makes a lead of each; dropping leaves them alone until"
                        + " they are edited.";
        commit.putStanding(new Standing.Entry(
                STANDING_ID,
                "held",
                reason,
                List.of(),
                List.of(),
                clock.millis(),
                List.of(),
                Map.of("rows", Integer.toString(rows), COLUMNS_LOST, Boolean.toString(columnsLost))));
    }
}
