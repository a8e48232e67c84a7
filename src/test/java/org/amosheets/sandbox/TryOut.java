package org.amosheets.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.amosheets.sandbox.amocrm.FakeAmoCrm;
import org.amosheets.sandbox.page.SampleRows;
import org.amosheets.sandbox.page.SandboxPage;
import org.amosheets.sandbox.sheets.FakeSheets;
import org.amosheets.sandbox.sheets.Tab;

/**
 * The service with everything around it in one process: {@code mvn spring-boot:test-run}, then a browser. Nothing leaves
 * this machine, and every start begins anew.
 */
public final class TryOut {

    private static final int PAGE_PORT = 8090;
    private static final int ROWS = 30;
    private static final long API_DELAY_MS = 80;
    private static final Path DIR = Path.of("target", "try-out").toAbsolutePath();

    private TryOut() {}

    public static void main(String[] args) throws IOException {
        emptied(DIR);
        SampleRows samples = new SampleRows();
        FakeSheets sheets = FakeSheets.builder()
                .tab("Лист1", "name", "phone", "email", "budget", "status")
                .start();
        Tab tab = sheets.tabs().get(0);
        tab.paste(2, samples.take(ROWS));
        FakeAmoCrm amo = FakeAmoCrm.builder().delayMs(API_DELAY_MS).start();
        addContacts(amo);
        String secret = UUID.randomUUID().toString();
        TryOutService service = new TryOutService(amo, sheets, secret, freePort(), DIR);
        service.writeSettings();
        amo.webhooks().subscribe(service.url() + "/webhook/amocrm?token=" + secret);
        sheets.scriptTo(service.url() + "/webhook/sheets", secret);
        SandboxPage page = SandboxPage.start(amo, sheets, samples, service, pagePort());
        try {
            service.start();
        } catch (RuntimeException e) {
            // Its log has said why; without it there is nothing to try out.
            System.err.println("The service could not start: " + e.getMessage());
            System.exit(1);
        }
        System.out.printf(
                "%n  Try it out in a browser: %s   (Ctrl-C ends it)%n  Откройте в браузере:      %s   (Ctrl-C — конец)%n"
                        + "  The console / консоль:   %s/   (token / токен: %s)%n%n",
                page.url(), page.url(), service.url(), TryOutService.ADMIN_TOKEN);
    }

    /** Three that rows of the sheet mean too, in other spellings, and two that no row means. */
    private static void addContacts(FakeAmoCrm amo) {
        amo.ui().createContact("Кузнецов С. А.", "+7 999 000-01-02", null);
        amo.ui().createContact("Анна Смирнова", "8-999-000-01-03", "anna@example.test");
        amo.ui().createContact("Мария Фёдорова", null, "m.fedorova@example.test");
        amo.ui().createContact("Пётр Ильич Назаров", "+7 999 000-02-01", "p.nazarov@example.test");
        amo.ui().createContact("Склад «Север»", "+7 999 000-02-02", null);
    }

    private static int pagePort() {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), PAGE_PORT));
            return PAGE_PORT;
        } catch (IOException e) {
            return 0;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private static void emptied(Path dir) throws IOException {
        if (Files.exists(dir)) {
            try (Stream<Path> all = Files.walk(dir)) {
                for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(dir);
    }
}
