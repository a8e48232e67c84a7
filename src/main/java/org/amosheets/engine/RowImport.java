package org.amosheets.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.amosheets.sheets.Header;
import org.amosheets.sheets.RowAppender;
import org.amosheets.sheets.RowAppender.ColumnsMoved;
import org.amosheets.sheets.Sheet;
import org.amosheets.sheets.SheetByHand;
import org.amosheets.sheets.TabRead;
import org.amosheets.store.Commit;
import org.amosheets.store.Inbox;
import org.amosheets.store.Rows.RowState;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;

/**
 * Adds rows of a file to the tab, each once, however often the file is imported and wherever it is interrupted. The rows bring
 * keys along that Redis knows already; to the service they are new rows that a person let in.
 */
public final class RowImport {

    private static final String DONE = "imported/";
    private static final String OPEN = "import-open/";
    private static final int ATTEMPTS = 5;

    private final Store store;
    private final Sheet sheet;
    private final SheetByHand hand;
    private final TabSource tabs;
    private final MappingSource mappings;
    private final Supplier<String> keys;
    private final Clock clock;
    private final RowAppender appender;
    private Header header = new Header(List.of());
    private int lastRow = 1;
    private boolean added;

    public RowImport(
            Store store,
            Sheet sheet,
            SheetByHand hand,
            TabSource tabs,
            MappingSource mappings,
            Supplier<String> keys,
            Clock clock) {
        this.store = store;
        this.sheet = sheet;
        this.hand = hand;
        this.tabs = tabs;
        this.mappings = mappings;
        this.keys = keys;
        this.clock = clock;
        this.appender = hand.appender();
    }

    /**
     * Looks at the tab. Writes nothing.
     *
     * @throws Misconfigured where the tab lacks columns, or the spreadsheet is another installation's
     */
    public ImportCheck open() {
        OwnSpreadsheet.check(store, sheet, "import");
        look();
        Tab tab = tabs.bind(header);
        List<String> absent = tab.absentServiceColumns(header);
        if (header.names().isEmpty() || !absent.isEmpty()) {
            throw new Misconfigured("Tried to import but the tab lacks the columns " + absent
                    + "; run setup-sheet first, it adds them");
        }
        return new ImportCheck(mappings.current(), tab, header);
    }

    /** The keys of those rows that an earlier import brought, by identity. */
    public Map<String, String> known(List<ImportedRow> rows) {
        Map<String, String> known = new HashMap<>();
        store.marks()
                .texts(rows.stream().map(this::name).toList())
                .forEach((name, key) -> known.put(identity(name), key));
        open(row -> known.put(row.identity(), row.key()));
        return known;
    }

    /** Finishes what an interrupted import had begun; to be called once, before the first {@link #add}. */
    public void recover() {
        Optional<String> open = store.marks().text(OPEN + hand.tabId());
        if (open.isPresent()) {
            finish(ImportBlock.parse(open.get()));
        }
    }

    /**
     * Adds those of these rows that no import brought before, in one atomic write.
     *
     * @return the key of each that was added, by identity
     */
    public Map<String, String> add(List<ImportedRow> rows) {
        Set<String> known = known(rows).keySet();
        List<ImportBlock.Row> fresh = rows.stream()
                .filter(row -> !known.contains(row.identity()))
                .map(row -> ImportBlock.Row.of(row, keys.get()))
                .toList();
        Map<String, String> added = new TreeMap<>();
        if (!fresh.isEmpty()) {
            finish(keep(ImportBlock.of(fresh)));
            fresh.forEach(row -> added.put(row.identity(), row.key()));
        }
        return added;
    }

    /** To be called after the last {@link #add}. */
    public void close() {
        if (added) {
            appender.finish();
        }
    }

    /** Before it is sent: after a crash the key column tells whether it arrived. */
    private ImportBlock keep(ImportBlock block) {
        Commit commit = store.newCommit();
        commit.mark(OPEN + hand.tabId(), block.json());
        int place = lastRow;
        for (ImportBlock.Row row : block.rows()) {
            // A key that Redis does not know would be taken for that of a lead which was made before Redis was set
            // back.
            commit.putRow(row.key(), new RowState(++place, "", clock.millis(), Phase.NEW, ""));
        }
        commit.runUnfenced();
        return block;
    }

    private void finish(ImportBlock block) {
        ImportBlock current = block;
        for (int attempt = 1; ; attempt++) {
            try {
                arrived(
                        current,
                        appender.append(
                                header,
                                keyColumn(),
                                current.rows().stream()
                                        .map(ImportBlock.Row::asNew)
                                        .toList(),
                                current.guard()));
                return;
            } catch (ColumnsMoved e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                look();
                current = keep(current.again());
            }
        }
    }

    private void arrived(ImportBlock block, Map<String, Integer> places) {
        Commit commit = store.newCommit();
        List<Change> changes = new ArrayList<>();
        for (ImportBlock.Row row : block.rows()) {
            commit.mark(DONE + hand.tabId() + "/" + row.identity(), row.key());
        }
        places.forEach((key, number) -> {
            lastRow = Math.max(lastRow, number);
            changes.add(Change.row(number, Change.Source.IMPORT, clock.millis()));
        });
        commit.dropMark(OPEN + hand.tabId());
        commit.enqueue(Inbox.Lane.ROWS, changes);
        commit.runUnfenced();
        added = true;
    }

    private void look() {
        TabRead read = hand.all();
        header = read.header();
        lastRow = read.rows().isEmpty()
                ? 1
                : read.rows().get(read.rows().size() - 1).number();
    }

    private String keyColumn() {
        return mappings.current().service().key();
    }

    private void open(Consumer<ImportBlock.Row> each) {
        store.marks()
                .text(OPEN + hand.tabId())
                .map(ImportBlock::parse)
                .ifPresent(block -> block.rows().forEach(each));
    }

    private String name(ImportedRow row) {
        return DONE + hand.tabId() + "/" + row.identity();
    }

    private String identity(String name) {
        return name.substring((DONE + hand.tabId() + "/").length());
    }
}
