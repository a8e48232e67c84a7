package org.amosheets.sandbox.sheets;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Describes a fake before it starts. Unset it is a Russian spreadsheet with Google's quotas and an empty tab. */
public final class FakeSheetsBuilder {

    private record TabPlan(String title, List<String> headers) {}

    private final List<TabPlan> tabs = new ArrayList<>();
    private String spreadsheetId = "1SandboxSpreadsheet_0000000000000000000000000";
    private String title = "Песочница";
    private String locale = "ru_RU";
    private String timeZone = "Europe/Moscow";
    private int rowCount = 1000;
    private int columnCount = 26;
    private int reads = 60;
    private int writes = 60;
    private Duration quotaWindow = Duration.ofMinutes(1);
    private Duration tokenLifetime = Duration.ofHours(1);
    private Clock clock = Clock.systemUTC();
    private int port;

    FakeSheetsBuilder() {}

    public FakeSheetsBuilder spreadsheetId(String id) {
        this.spreadsheetId = id;
        return this;
    }

    public FakeSheetsBuilder title(String text) {
        this.title = text;
        return this;
    }

    /** For instance {@code en_US}; decides how numbers and dates are typed and shown. */
    public FakeSheetsBuilder locale(String name) {
        this.locale = name;
        return this;
    }

    public FakeSheetsBuilder timeZone(String name) {
        this.timeZone = name;
        return this;
    }

    /** Adds a tab whose first row holds these headers. */
    public FakeSheetsBuilder tab(String tabTitle, String... headers) {
        tabs.add(new TabPlan(tabTitle, Arrays.asList(headers)));
        return this;
    }

    /** Size of every tab at the start; 1000 x 26 unset, as in a new spreadsheet. */
    public FakeSheetsBuilder gridSize(int rows, int columns) {
        this.rowCount = rows;
        this.columnCount = columns;
        return this;
    }

    /** Reads and writes that one user has in any window. */
    public FakeSheetsBuilder quota(int readsPerWindow, int writesPerWindow) {
        this.reads = readsPerWindow;
        this.writes = writesPerWindow;
        return this;
    }

    /** A minute unset; shorter to let a test see the quota refill. */
    public FakeSheetsBuilder quotaWindow(Duration window) {
        this.quotaWindow = window;
        return this;
    }

    public FakeSheetsBuilder noQuota() {
        return quota(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    public FakeSheetsBuilder tokenLifetime(Duration lifetime) {
        this.tokenLifetime = lifetime;
        return this;
    }

    /** The clock of quotas, stale reads and the log; tokens live by the real one, as the client's do. */
    public FakeSheetsBuilder clock(Clock other) {
        this.clock = other;
        return this;
    }

    /** A free one unset. */
    public FakeSheetsBuilder port(int number) {
        this.port = number;
        return this;
    }

    public FakeSheets start() {
        Workbook workbook = new Workbook(firstState(), clock);
        Quota quota = new Quota(reads, writes, quotaWindow, clock);
        return new FakeSheets(workbook, quota, new TokenDesk(tokenLifetime), clock, port);
    }

    private Book firstState() {
        List<TabPlan> plans = tabs.isEmpty() ? List.of(new TabPlan("Лист1", List.of())) : tabs;
        List<SheetState> sheets = new ArrayList<>();
        for (TabPlan plan : plans) {
            // Google numbers the first tab 0 and the others at random.
            int id = sheets.isEmpty() ? 0 : 1_000_003 * sheets.size();
            Cell[] headers = plan.headers().stream().map(Cell::of).toArray(Cell[]::new);
            sheets.add(SheetState.empty(id, plan.title(), rowCount, Math.max(columnCount, headers.length))
                    .withGrid(Grid.of(List.of(Row.of(headers)))));
        }
        return new Book(spreadsheetId, title, locale, timeZone, List.copyOf(sheets), List.of(), 700_000_001);
    }
}
