package org.amosheets.sheets;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.amosheets.sheets.PreImageCheck.Findings;
import org.amosheets.sync.Cell;
import org.apache.camel.ProducerTemplate;

/** The tab in Google Sheets, reached through the routes of {@code routes/sheets.camel.yaml}. */
public final class GoogleSheet implements Sheet {

    private final TabReader reader;
    private final NewColumns columns;
    private final FreeRows freeRows;
    private final GuardedWriter writer;
    private final SheetsCalls calls;
    private final TabFinder finder;
    private final OwnerMark mark;

    /** @param tabName the configured title; empty for the first visible tab */
    public GoogleSheet(ProducerTemplate camel, String tabName, TabBinding binding, WriteJournal journal, Clock clock) {
        this(camel, tabName, binding, journal, clock, Heard.NOBODY);
    }

    /** @param heard hears how each call ended */
    public GoogleSheet(
            ProducerTemplate camel,
            String tabName,
            TabBinding binding,
            WriteJournal journal,
            Clock clock,
            Heard heard) {
        this(camel, new OwnerMark(), tabName, binding, journal, clock, heard);
    }

    private GoogleSheet(
            ProducerTemplate camel,
            OwnerMark mark,
            String tabName,
            TabBinding binding,
            WriteJournal journal,
            Clock clock,
            Heard heard) {
        this(
                new RouteCalls(camel, mark, heard),
                mark,
                tabName,
                binding,
                journal,
                () -> new Patience(clock, duration -> Thread.sleep(duration.toMillis())));
    }

    GoogleSheet(
            SheetsCalls calls,
            OwnerMark mark,
            String tabName,
            TabBinding binding,
            WriteJournal journal,
            Supplier<Patience> patience) {
        this.calls = calls;
        this.mark = mark;
        this.finder = new TabFinder(calls, tabName, binding, mark);
        CopiesTab copies = new CopiesTab(calls, finder);
        Doubt doubt = new Doubt(calls, finder, patience);
        this.reader = new TabReader(calls, finder);
        this.columns = new NewColumns(calls, finder, reader, patience);
        this.freeRows = new FreeRows(calls, finder, reader);
        this.writer = new GuardedWriter(
                journal,
                finder,
                doubt,
                new WriteSender(calls, finder, copies, doubt, patience, mark),
                new StrayRows(reader::all),
                mark);
    }

    @Override
    public Site site() {
        Site site = finder.site();
        mark.asked();
        return site;
    }

    @Override
    public void bind(int tabId) {
        finder.bind(tabId);
        reader.forgetHeader();
    }

    @Override
    public void claim(String installation, long run, boolean anyMark) {
        Owner owner = new Owner(installation, finder.known().tab().sheetId(), run);
        calls.restructure(List.of(anyMark ? OwnerMark.update(owner) : OwnerMark.create(owner)));
        mark.expect(owner, true);
    }

    @Override
    public void enter(String installation, long run, boolean anyMark) {
        mark.expect(new Owner(installation, finder.known().tab().sheetId(), run), anyMark);
    }

    @Override
    public boolean isOurs() {
        return mark.isOurs();
    }

    @Override
    public long run() {
        return mark.run();
    }

    @Override
    public boolean isSettled() {
        return writer.isSettled();
    }

    @Override
    public void recover() {
        writer.recover();
    }

    @Override
    public TabRead rows(Collection<Integer> numbers) {
        return reader.rows(numbers);
    }

    @Override
    public TabRead all() {
        return reader.all();
    }

    /**
     * {@inheritDoc}
     *
     * @throws SheetsException.Rejected where the tab has no such column: an empty answer would look like deleted rows
     */
    @Override
    public Map<Integer, String> keys(String keyColumn) {
        return reader.keys(keyColumn);
    }

    @Override
    public Optional<List<List<Cell>>> otherTab(String title) {
        return calls.tabs().stream()
                .filter(tab -> tab.isGrid() && tab.title().strip().equalsIgnoreCase(title.strip()))
                .findFirst()
                .map(tab -> lines(calls.wholeTab(List.of(A1.tab(tab.title())))));
    }

    private static List<List<Cell>> lines(List<TabAnswer> answer) {
        return answer.stream()
                .flatMap(tab -> tab.blocks().stream())
                .findFirst()
                .map(TabAnswer.Block::lines)
                .orElse(List.of());
    }

    @Override
    public Map<String, Map<Integer, String>> columns(Collection<String> headers) {
        return reader.columns(headers);
    }

    @Override
    public TabRead freeRows(int below, int count) {
        return freeRows.find(below, count);
    }

    @Override
    public void addColumns(List<String> headers, Set<String> hidden) {
        columns.add(headers, hidden);
    }

    /**
     * {@inheritDoc}
     *
     * <p>A big write is split; where one part fails, those before it are written. Rows of which a column has gone from the
     * header are left alone and count as moved.
     */
    @Override
    public WriteReport write(String keyColumn, List<RowWrite> rows) {
        List<Integer> moved = new ArrayList<>();
        Map<Integer, List<String>> typed = new HashMap<>();
        for (List<RowWrite> batch : WriteBatches.of(rows)) {
            Header header = reader.header();
            List<RowWrite> possible = new ArrayList<>();
            for (RowWrite row : batch) {
                if (header.has(keyColumn) && row.cells().keySet().stream().allMatch(header::has)) {
                    possible.add(row);
                } else {
                    moved.add(row.row());
                }
            }
            if (!possible.isEmpty()) {
                Findings found = writer.write(Entries.write(header, keyColumn, possible));
                found.moved().forEach(row -> moved.add(row.row()));
                typed.putAll(found.typed());
            }
        }
        if (!moved.isEmpty()) {
            // A column may have moved instead of a row.
            reader.forgetHeader();
        }
        return new WriteReport(moved, typed);
    }
}
