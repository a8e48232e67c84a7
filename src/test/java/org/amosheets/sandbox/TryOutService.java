package org.amosheets.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.amosheets.AmoSheetsSync;
import org.amosheets.config.Launch;
import org.amosheets.config.Loaded;
import org.amosheets.config.SettingsLoader;
import org.amosheets.sandbox.amocrm.FakeAmoCrm;
import org.amosheets.sandbox.page.ServiceSwitch;
import org.amosheets.sandbox.sheets.FakeSheets;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** The real service, started against the fakes; stopping it leaves them and its data alone. */
final class TryOutService implements ServiceSwitch {

    /** Of a service that only this machine reaches, between two fakes. */
    static final String ADMIN_TOKEN = "try-it-out";

    private final int port;
    private final Path dir;
    private final Map<String, String> environment;
    private volatile @Nullable ConfigurableApplicationContext context;

    /**
     * @param dir is also its working directory, so that a real {@code .env} nearby is not read
     */
    TryOutService(FakeAmoCrm amo, FakeSheets sheets, String secret, int port, Path dir) {
        this.port = port;
        this.dir = dir;
        this.environment = Map.ofEntries(
                Map.entry("AMO_BASE_URL", amo.baseUrl()),
                Map.entry("AMO_LONG_LIVED_TOKEN", amo.token()),
                Map.entry("GOOGLE_SERVICE_ACCOUNT_JSON", sheets.serviceAccountJson()),
                Map.entry("GOOGLE_SPREADSHEET_ID", sheets.spreadsheetId()),
                Map.entry("GOOGLE_SHEETS_ROOT_URL", sheets.rootUrl()),
                Map.entry("SYNC_PRESET", "deals"),
                // Short, so that what no script and no webhook announces is seen while one still looks at the page.
                Map.entry("SYNC_POLL_SECONDS", "5"),
                Map.entry("SYNC_RECONCILE_SECONDS", "20"),
                Map.entry("APP_HOST", "127.0.0.1"),
                Map.entry("APP_PORT", Integer.toString(port)),
                Map.entry("WEBHOOK_SECRET", secret),
                Map.entry("ADMIN_TOKEN", ADMIN_TOKEN),
                Map.entry("DATA_DIR", dir.resolve("data").toString()));
    }

    /** Leaves what the commands need to look at the same two fakes, for whoever calls them in the service's folder. */
    void writeSettings() throws IOException {
        String key = "GOOGLE_SERVICE_ACCOUNT_JSON";
        Files.writeString(dir.resolve("service-account.json"), environment.get(key));
        Map<String, String> settings = new TreeMap<>(environment);
        settings.put(key, "service-account.json");
        Files.write(
                dir.resolve(".env"),
                settings.entrySet().stream()
                        .map(entry -> entry.getKey() + "='" + entry.getValue() + "'")
                        .toList());
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Not synchronized: the page asks while stopping or starting takes its seconds. */
    @Override
    public boolean running() {
        ConfigurableApplicationContext now = context;
        return now != null && now.isActive();
    }

    @Override
    public synchronized void start() {
        if (!running()) {
            Loaded loaded = new SettingsLoader(Clock.systemUTC()).load(environment, dir);
            context = Launch.start(AmoSheetsSync.class, loaded);
        }
    }

    @Override
    public synchronized void stop() {
        ConfigurableApplicationContext now = context;
        if (now != null) {
            now.close();
            context = null;
        }
    }
}
