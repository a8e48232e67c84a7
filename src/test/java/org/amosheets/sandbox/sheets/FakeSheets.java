package org.amosheets.sandbox.sheets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A Google Sheets of one spreadsheet: a real HTTP server, and a person at the sheet. */
public final class FakeSheets implements AutoCloseable {

    private final Workbook workbook;
    private final Quota quota;
    private final TokenDesk tokens;
    private final RequestLog log = new RequestLog();
    private final Faults faults;
    private final SheetScript script;
    private final HttpFront http;

    FakeSheets(Workbook workbook, Quota quota, TokenDesk tokens, Clock clock, int port) {
        this.workbook = workbook;
        this.quota = quota;
        this.tokens = tokens;
        this.faults = new Faults(workbook);
        this.script = new SheetScript(clock);
        this.http = new HttpFront(port, new Api(workbook), tokens, quota, faults, log, clock);
    }

    public static FakeSheetsBuilder builder() {
        return new FakeSheetsBuilder();
    }

    /** With a slash at its end, as the Google client wants it. */
    public String rootUrl() {
        return http.rootUrl();
    }

    public String spreadsheetId() {
        return workbook.current().id();
    }

    /** The complete key file of the service account that this server knows. */
    public String serviceAccountJson() {
        return serviceAccountJson(ServiceAccount.EMAIL);
    }

    /** The key file of another account, which has its own quota. */
    public String serviceAccountJson(String email) {
        tokens.addAccount(email);
        return ServiceAccount.json(email, http.tokenUri());
    }

    /** Writes the key file into the folder. */
    public Path serviceAccountFile(Path dir) {
        try {
            Files.createDirectories(dir);
            return Files.writeString(dir.resolve("service-account.json"), serviceAccountJson());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes every token that was handed out worthless. */
    public void revokeTokens() {
        tokens.revokeAll();
    }

    public Tab tab(String title) {
        Book book = workbook.current();
        SheetState sheet = book.sheet(title)
                .orElseThrow(() -> new IllegalArgumentException("No tab '" + title + "' among "
                        + book.sheets().stream().map(SheetState::title).toList()));
        return new Tab(workbook, script, sheet.id());
    }

    /** A person adds a tab behind the others and types these headers. */
    public Tab addTab(String title, String... headers) {
        workbook.commit(Origin.USER, "addTab", book -> {
            List<SheetState> sheets = new ArrayList<>(book.sheets());
            sheets.add(SheetState.empty(book.nextId(), title, 1000, 26));
            return book.withSheets(sheets).withNextId(book.nextId() + 1);
        });
        Tab tab = tab(title);
        tab.setRow(1, headers);
        return tab;
    }

    /** All tabs in their order, hidden ones included. */
    public List<Tab> tabs() {
        return workbook.current().sheets().stream()
                .map(sheet -> new Tab(workbook, script, sheet.id()))
                .toList();
    }

    public Faults faults() {
        return faults;
    }

    public SheetScript script() {
        return script;
    }

    /** Installs the sheet's script. */
    public void scriptTo(String url, String secret) {
        script.to(url, secret);
    }

    /** Tells of every change, on the thread that made it and with nothing locked; close to stop. */
    public AutoCloseable onChange(Consumer<Change> listener) {
        return workbook.onChange(listener);
    }

    /** Grows with every change. */
    public long revision() {
        return workbook.revision();
    }

    public List<LoggedRequest> requests() {
        return log.lines();
    }

    /** Reads asked for, refused ones included. */
    public int reads() {
        return log.count(Kind.READ);
    }

    /** Writes asked for, refused ones included. */
    public int writes() {
        return log.count(Kind.WRITE);
    }

    public int rejected429() {
        return log.rejected429();
    }

    /** The most reads, refused ones included, that one user asked for within any window of the quota. */
    public int maxReadsInWindow() {
        return quota.mostInWindow(Kind.READ);
    }

    public int maxWritesInWindow() {
        return quota.mostInWindow(Kind.WRITE);
    }

    /** The reads and writes that each user has in any window from now on. */
    public void grant(int readsPerWindow, int writesPerWindow) {
        quota.grant(readsPerWindow, writesPerWindow);
    }

    /** Starts counting and logging anew; the quota itself goes on. */
    public void clearLog() {
        log.clear();
    }

    @Override
    public void close() {
        script.close();
        http.close();
    }
}
