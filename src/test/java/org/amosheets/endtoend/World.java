package org.amosheets.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.amosheets.AmoSheetsSync;
import org.amosheets.FreePorts;
import org.amosheets.config.Launch;
import org.amosheets.config.SettingsLoader;
import org.amosheets.sandbox.amocrm.FakeAmoCrm;
import org.amosheets.sandbox.sheets.FakeSheets;
import org.amosheets.sandbox.sheets.Tab;
import org.amosheets.store.Store;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** Both sides as fakes and the service between them, in this process. */
public final class World implements AutoCloseable {

    static final String SECRET = "a-secret-of-the-tests";
    static final String ADMIN = "an-admin-token-of-the-tests";

    /** Google's quota of a user, that the service keeps to unless it is told of a greater one. */
    private static final int DEFAULT_PER_MINUTE = 60;
    /** As Google grants on request. With it most tests need not wait for the next request that is free. */
    private static final int GRANTED_PER_MINUTE = 300;

    public final FakeAmoCrm crm;
    public final FakeSheets sheets;
    public final Tab tab;
    final int port = FreePorts.next();
    final Path data;
    private final Map<String, String> environment = new HashMap<>();
    private Class<?> application = AmoSheetsSync.class;
    private @Nullable ConfigurableApplicationContext service;

    World(String preset, String... headers) {
        crm = FakeAmoCrm.builder()
                .with(settings -> settings.searchLag(Duration.ofSeconds(2)))
                .start();
        sheets = FakeSheets.builder().tab("Лист1", headers).start();
        tab = sheets.tab("Лист1");
        try {
            data = Files.createTempDirectory("amo-sheets-test");
            environment.put(
                    "GOOGLE_SERVICE_ACCOUNT_JSON",
                    sheets.serviceAccountFile(data).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        environment.put("AMO_BASE_URL", crm.baseUrl());
        environment.put("AMO_LONG_LIVED_TOKEN", crm.token());
        environment.put("GOOGLE_SPREADSHEET_ID", sheets.spreadsheetId());
        environment.put("GOOGLE_SHEETS_ROOT_URL", sheets.rootUrl());
        quota(GRANTED_PER_MINUTE);
        environment.put("SYNC_PRESET", preset);
        environment.put("SYNC_POLL_SECONDS", "2");
        environment.put("SYNC_RECONCILE_SECONDS", "300");
        environment.put("SYNC_NEW_ROW_QUIET_MS", "300");
        environment.put("AMO_REQUESTS_PER_SECOND", "7");
        environment.put("APP_HOST", "127.0.0.1");
        environment.put("APP_PORT", Integer.toString(port));
        environment.put("WEBHOOK_SECRET", SECRET);
        environment.put("ADMIN_TOKEN", ADMIN);
        environment.put("DATA_DIR", data.resolve("redis").toString());
    }

    public static World deals() {
        return new World("deals", "name", "phone", "email", "budget", "status");
    }

    public World with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** With the quotas that Google gives unasked, for what has to be shown to keep them, or to work under them. */
    World withGooglesDefaultQuotas() {
        quota(DEFAULT_PER_MINUTE);
        return this;
    }

    /** The fake refuses what goes beyond it, and the service knows of it. */
    private void quota(int perMinute) {
        sheets.grant(perMinute, perMinute);
        environment.put("GOOGLE_READS_PER_MINUTE", Integer.toString(perMinute));
        environment.put("GOOGLE_WRITES_PER_MINUTE", Integer.toString(perMinute));
    }

    World without(String name) {
        environment.remove(name);
        return this;
    }

    /** Starts this in place of the service alone: it imports the service and adds beans, a mapping for instance. */
    World as(Class<?> other) {
        application = other;
        return this;
    }

    public World start() {
        var loaded = new SettingsLoader(Clock.systemUTC()).load(environment, data);
        service = Launch.start(application, loaded);
        return this;
    }

    /** Starts the service and waits for its first look at the tab, so that what comes then is an edit and no import. */
    public World started() {
        start();
        eventually()
                .until(() -> bean(Store.class).marks().number("sheet-scanned").isPresent());
        return this;
    }

    /** Both sides tell the service of every change, as amoCRM and the sheet's script do. */
    public World announced() {
        crm.webhooks().subscribe(address("/webhook/amocrm?token=" + SECRET));
        sheets.scriptTo(address("/webhook/sheets"), SECRET);
        return this;
    }

    /** A bean of the service that runs in this process. */
    public <T> T bean(Class<T> type) {
        return Objects.requireNonNull(service, "The service was not started").getBean(type);
    }

    public void stop() {
        if (service != null) {
            service.close();
            service = null;
        }
    }

    String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    public static ConditionFactory eventually() {
        return Awaitility.await()
                .ignoreExceptions()
                .atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(50));
    }

    @Override
    public void close() {
        stop();
        crm.close();
        sheets.close();
    }
}
