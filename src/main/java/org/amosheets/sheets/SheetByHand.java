package org.amosheets.sheets;

import com.google.api.services.sheets.v4.model.DeleteDimensionRequest;
import com.google.api.services.sheets.v4.model.DimensionRange;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.Spreadsheet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.camel.ProducerTemplate;

/**
 * The tab as a person at the command line changes it: as from the sheet's own window, so that a service that works beside it
 * takes it for what a person did.
 */
public final class SheetByHand {

    private final HandCalls calls;
    private final TabFinder finder;
    private final TabReader reader;
    private final Supplier<Patience> patience;

    /** @param tabName the configured title; empty for the first visible tab */
    public SheetByHand(ProducerTemplate camel, String tabName, TabBinding binding, Clock clock) {
        this(
                new RouteCalls(camel, new OwnerMark()),
                tabName,
                binding,
                () -> new Patience(clock, pause -> Thread.sleep(pause.toMillis())));
    }

    private SheetByHand(HandCalls calls, String tabName, TabBinding binding, Supplier<Patience> patience) {
        this.patience = patience;
        this.calls = calls;
        this.finder = new TabFinder(calls, tabName, binding, new OwnerMark());
        this.reader = new TabReader(calls, finder);
    }

    /** The tab's id. */
    public int tabId() {
        return finder.known().tab().sheetId();
    }

    /** The header and every row, in one read. */
    public TabRead all() {
        return reader.all();
    }

    /** The header and these rows, in one read. */
    public TabRead rows(Collection<Integer> numbers) {
        return reader.rows(numbers);
    }

    /** What the tab lacks. Writes nothing. */
    public List<SetupStep> lacks(List<ColumnWish> wishes) {
        TabLayout layout = layout();
        Header header = layout.header();
        List<SetupStep> steps = new ArrayList<>();
        wishes.stream()
                .filter(wish -> !wish.standsIn(header))
                .map(wish -> new SetupStep(SetupStep.Kind.HEADER, wish.header()))
                .forEach(steps::add);
        steps.addAll(SetupPlan.of(layout, wishes).steps());
        return steps;
    }

    /** Gives the columns that are there what they lack, in one atomic request; returns what that was. */
    public List<SetupStep> dress(List<ColumnWish> wishes) {
        SetupPlan plan = SetupPlan.of(layout(), wishes);
        if (!plan.requests().isEmpty()) {
            calls.restructure(plan.requests());
        }
        return plan.steps();
    }

    /** Deletes these rows in one atomic request; numbers as the newest read has them, the header being 1. */
    public void deleteRows(Collection<Integer> numbers) {
        List<Request> requests = RowSpan.covering(new TreeSet<>(numbers), 0).stream()
                // From the bottom up: each request sees the rows as the one before left them.
                .sorted(Comparator.comparingInt(RowSpan::first).reversed())
                .map(this::delete)
                .toList();
        if (!requests.isEmpty()) {
            calls.restructure(requests);
        }
    }

    /** The titles of the spreadsheet's other tabs. */
    public List<String> otherTabs() {
        int own = tabId();
        return calls.tabs().stream()
                .filter(tab -> tab.isGrid() && tab.sheetId() != own)
                .map(TabAnswer::title)
                .toList();
    }

    /** The tab of the staff, beside ours; of the usual title where none is given. */
    public StaffTab staff(String title) {
        return new StaffTab(calls, title);
    }

    /** Adds new rows below all others. */
    public RowAppender appender() {
        return new RowAppender(calls, finder, reader, this::deleteRows, patience);
    }

    private Request delete(RowSpan rows) {
        return new Request()
                .setDeleteDimension(new DeleteDimensionRequest()
                        .setRange(new DimensionRange()
                                .setSheetId(tabId())
                                .setDimension("ROWS")
                                .setStartIndex(rows.first() - 1)
                                .setEndIndex(rows.last())));
    }

    TabLayout layout() {
        TabAnswer tab = finder.look().tab();
        Spreadsheet answer = calls.layout(List.of(A1.rows(tab.title(), new RowSpan(1, Math.min(2, tab.rows())))));
        return answer.getSheets().stream()
                .filter(sheet -> Objects.equals(sheet.getProperties().getSheetId(), tab.sheetId()))
                .findFirst()
                .map(TabLayout::new)
                .orElseThrow(() -> new SheetsException.Busy(
                        SheetsErrors.sentence("read the tab", "its title is changing", "try it again"), null));
    }
}
