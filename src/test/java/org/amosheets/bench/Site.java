package org.amosheets.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.amosheets.sandbox.amocrm.FakeAmoCrm;
import org.amosheets.sandbox.amocrm.RequestRecord;
import org.amosheets.sandbox.sheets.FakeSheets;
import org.amosheets.sandbox.sheets.Fault;
import org.amosheets.sandbox.sheets.LoggedRequest;
import org.amosheets.sandbox.sheets.Tab;
import org.awaitility.Awaitility;

/** Both sides with true limits and a delay, and how the service between them is started. */
final class Site implements AutoCloseable {

    static final String SECRET = "the-secret-of-the-bench";
    static final int FIRST_ROW = 2;
    static final long DELAY_MS = 100;
    static final int SHEETS_A_MINUTE = 60;
    private static final Duration QUIET = Duration.ofSeconds(3);

    final FakeAmoCrm crm;
    final FakeSheets sheets;
    final Tab tab;
    final int rows;
    final Path dir;
    private final Options options;
    private final String address = "http://127.0.0.1:" + freePort();
    private final Map<String, String> settings = new HashMap<>();

    Site(Options options, String label, int rows) {
        this(options, label, rows, SHEETS_A_MINUTE);
    }

    /** Without limits of Sheets, for measures whose state takes more requests to set up than they allow in a while. */
    static Site roomy(Options options, String label, int rows) {
        return new Site(options, label, rows, 1_000_000)
                .with("GOOGLE_READS_PER_MINUTE", "1000000")
                .with("GOOGLE_WRITES_PER_MINUTE", "1000000");
    }

    private Site(Options options, String label, int rows, int sheetsPerMinute) {
        Others.awaitNone(options.patience());
        this.options = options;
        this.rows = rows;
        dir = emptied(options.dir().resolve("runs").resolve(label));
        crm = FakeAmoCrm.builder()
                .filters(options.filters())
                .delayMs(DELAY_MS)
                .ratePerSecond(7)
                .start();
        sheets = FakeSheets.builder()
                .tab("Лист1", "name", "phone", "email", "budget", "status")
                .gridSize(rows + 100, 26)
                .quota(sheetsPerMinute, sheetsPerMinute)
                .start();
        sheets.faults().delay(Duration.ofMillis(DELAY_MS));
        tab = sheets.tab("Лист1");
        if (rows > 0) {
            tab.paste(FIRST_ROW, People.rows(rows));
        }
        settings.put("AMO_BASE_URL", crm.baseUrl());
        settings.put("AMO_LONG_LIVED_TOKEN", crm.token());
        settings.put("AMO_REQUESTS_PER_SECOND", "7");
        settings.put("GOOGLE_SERVICE_ACCOUNT_JSON", sheets.serviceAccountJson());
        settings.put("GOOGLE_SPREADSHEET_ID", sheets.spreadsheetId());
        settings.put("GOOGLE_SHEETS_ROOT_URL", sheets.rootUrl());
        settings.put("SYNC_PRESET", "deals");
        settings.put("IMPORT_ON_START", "true");
        // The mass actions of the bench are meant.
        settings.put("SYNC_BRAKE_ROWS", "1000000");
        settings.put("APP_HOST", "127.0.0.1");
        settings.put("APP_PORT", address.substring(address.lastIndexOf(':') + 1));
        settings.put("WEBHOOK_SECRET", SECRET);
        settings.put("DATA_DIR", dir.resolve("data").toString());
    }

    Site with(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /** Both sides tell the service of every change, as amoCRM and the sheet's script do. */
    Site announced() {
        crm.webhooks().subscribe(address("/webhook/amocrm?token=" + SECRET));
        sheets.scriptTo(address("/webhook/sheets"), SECRET);
        return this;
    }

    String address(String path) {
        return address + path;
    }

    JarService start(String... jvm) {
        return JarService.start(options, List.of(jvm), dir, address, settings);
    }

    /** Runs a command of the jar beside the service. */
    JarCommand command(List<String> jvm, String... words) {
        return JarCommand.run(JarService.of(options, jvm, List.of(words), dir, settings));
    }

    /** Starts the service, and waits until every row has its lead and nothing goes on any more. */
    JarService startLinked(String... jvm) {
        return startAwaiting(expectIds(), jvm);
    }

    /**
     * The same for a sheet as an older tool leaves it, whose rows name their leads: the quickest way to a big one. Neither
     * side takes its time meanwhile. Both tell the service of every change from then on.
     */
    JarService startAdopting(String... jvm) {
        LinkedRows.fill(this, false);
        crm.settings().delayMs(0);
        sheets.faults().delay(Duration.ZERO);
        long startedAt = System.nanoTime();
        JarService service = announced().startAwaiting(expect("amo_contact_id"), jvm);
        writeRequests("requests-adoption", startedAt);
        crm.settings().delayMs(DELAY_MS);
        sheets.faults().delay(Duration.ofMillis(DELAY_MS));
        return service;
    }

    private JarService startAwaiting(Crossings cells, String... jvm) {
        JarService service = start(jvm);
        service.awaitHealthy();
        cells.await(Duration.ofSeconds(120 + rows / 10));
        if (cells.lost() > 0) {
            service.close();
            throw new IllegalStateException(cells.lost() + " rows were not linked; see " + dir);
        }
        awaitQuiet();
        return service;
    }

    /** Watches for the id of a lead in every row. */
    Crossings expectIds() {
        return expect("amo_deal_id");
    }

    private Crossings expect(String column) {
        Crossings cells = new Crossings();
        rowNumbers().forEach(row -> cells.made(row, text -> !text.isEmpty()));
        Watches.ofColumn(this, column, cells);
        return cells;
    }

    Stream<Long> rowNumbers() {
        return Stream.iterate((long) FIRST_ROW, row -> row + 1).limit(rows);
    }

    /** Row by row, from {@link #FIRST_ROW} on. */
    List<Long> leadIds() {
        return tab.rows().stream()
                .map(row -> Long.parseLong(row.getOrDefault("amo_deal_id", "0")))
                .toList();
    }

    /** Nothing was asked of amoCRM or written to the sheet for a while; polls of the sheet go on for ever. */
    void awaitQuiet() {
        awaitQuiet(QUIET);
    }

    void awaitQuiet(Duration quiet) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(20))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> crm.log().inFlight() == 0
                        && sinceLastRequest() > quiet.toNanos()
                        && System.currentTimeMillis() - lastSheetWrite() > quiet.toMillis());
    }

    private long sinceLastRequest() {
        List<RequestRecord> requests = crm.requests();
        return requests.isEmpty()
                ? Long.MAX_VALUE
                : System.nanoTime() - requests.get(requests.size() - 1).nanoTime();
    }

    private long lastSheetWrite() {
        return sheets.requests().stream()
                .filter(request -> request.kind() == org.amosheets.sandbox.sheets.Kind.WRITE)
                .mapToLong(request -> request.atMs())
                .max()
                .orElse(0);
    }

    void clearLogs() {
        crm.log().clear();
        sheets.clearLog();
    }

    Traffic traffic() {
        return Traffic.of(crm, sheets);
    }

    /** How much Sheets answered since the logs were cleared, in bytes before compression. */
    long bytesFromSheets() {
        return sheets.requests().stream().mapToLong(LoggedRequest::bytesOut).sum();
    }

    /** From now on nobody gets an answer from either API. */
    void hang() {
        crm.faults().on("*", "*").always().hang();
        sheets.faults().next(Integer.MAX_VALUE, call -> true, Fault.hang());
    }

    void release() {
        crm.faults().clear();
        sheets.faults().clear();
        sheets.faults().delay(Duration.ofMillis(DELAY_MS));
    }

    /** What was asked of both sides since the logs were cleared, one line each, for whoever looks for the time lost; times are those since then. */
    void writeRequests(String name, long sinceNanos) {
        long sinceMillis = System.currentTimeMillis() - (System.nanoTime() - sinceNanos) / 1_000_000;
        try {
            Files.write(dir.resolve(name + ".tsv"), Timeline.of(sinceMillis, crm.requests(), sheets.requests()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        crm.close();
        sheets.close();
    }

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path emptied(Path dir) {
        try {
            if (Files.exists(dir)) {
                try (Stream<Path> all = Files.walk(dir)) {
                    for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                        Files.delete(path);
                    }
                }
            }
            return Files.createDirectories(dir);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
