package org.amosheets.sandbox.page;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.amosheets.sandbox.amocrm.FakeAmoCrm;
import org.amosheets.sandbox.sheets.FakeSheets;
import org.amosheets.sandbox.sheets.Tab;
import org.jspecify.annotations.Nullable;

/**
 * A web page on the loopback that shows the first tab as a grid and the leads as cards, both editable, with a live list
 * of what happens and buttons that break things.
 */
public final class SandboxPage implements AutoCloseable {

    private static final Set<String> SERVICE_HEADERS =
            Set.of("amo_deal_id", "amo_contact_id", "amo_link", "external_id", "sync_note", "sync_key", "lead_id");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "sandbox-page");
        thread.setDaemon(true);
        return thread;
    });
    private final Watcher watcher;
    private final AutoCloseable sheetListener;

    private SandboxPage(
            FakeAmoCrm amo, FakeSheets sheets, SampleRows samples, @Nullable ServiceSwitch service, int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Tried to open the page's port but failed", e);
        }
        Tab tab = sheets.tabs().get(0);
        LiveLog log = new LiveLog();
        watcher = new Watcher(amo, sheets, log);
        SheetMarks sheetMarks = new SheetMarks(tab, log);
        CrmMarks crmMarks = new CrmMarks(amo, log);
        Breaks breaks = new Breaks(new AmoBreaks(amo), new SheetBreaks(sheets, tab), service, log);
        sheetListener = sheets.onChange(sheetMarks::seen);
        amo.onChange(crmMarks::seen);
        String boot = UUID.randomUUID().toString();
        Front front = new Front(
                new Gate(port()),
                () -> new State(
                        boot,
                        // Taken first: what changes meanwhile is then new to the browser once more, never missed.
                        log.seq(),
                        SheetView.of(tab, SERVICE_HEADERS, sheetMarks.all()),
                        CrmView.of(amo, crmMarks.all()),
                        breaks.switched(),
                        watcher.counters()),
                new EventStream(log, watcher::counters),
                actions(new SheetActions(tab, samples), new CrmActions(amo), breaks));
        server.createContext("/", front);
        server.setExecutor(threads);
        server.start();
        watcher.start();
    }

    /**
     * Shows the two, which go on after the page is closed.
     *
     * @param samples the rows that the page's buttons add
     * @param port 0 takes any free one
     */
    public static SandboxPage start(FakeAmoCrm amo, FakeSheets sheets, SampleRows samples, int port) {
        return new SandboxPage(amo, sheets, samples, null, port);
    }

    /** As the other, with a button that stops and starts the service. */
    public static SandboxPage start(
            FakeAmoCrm amo, FakeSheets sheets, SampleRows samples, ServiceSwitch service, int port) {
        return new SandboxPage(amo, sheets, samples, service, port);
    }

    private static Map<String, Action> actions(SheetActions sheet, CrmActions crm, Breaks breaks) {
        Map<String, Action> actions = new HashMap<>();
        sheet.all().forEach((name, action) -> actions.put("/sheet/" + name, action));
        crm.all().forEach((name, action) -> actions.put("/crm/" + name, action));
        breaks.all().forEach((name, action) -> actions.put("/break/" + name, action));
        return actions;
    }

    public String url() {
        return "http://127.0.0.1:" + port() + "/";
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        try {
            sheetListener.close();
        } catch (Exception e) {
            throw new IllegalStateException("Tried to leave the fake sheet but failed", e);
        } finally {
            watcher.close();
            server.stop(0);
            threads.shutdownNow();
        }
    }
}
