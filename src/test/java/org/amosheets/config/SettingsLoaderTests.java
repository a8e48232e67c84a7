package org.amosheets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

/** What a whole environment becomes. */
class SettingsLoaderTests {

    @TempDir
    Path dir;

    @Test
    @Shows("D002-29")
    void fourVariablesAreEnoughAndAllElseHasADefault() {
        Settings settings = Env.complete().in(dir).settings();

        assertThat(settings.amoCrm())
                .isEqualTo(new AmoCrmSettings(
                        URI.create("https://x.amocrm.ru"),
                        new AmoCrmAuth.LongLivedToken(new Secret("long-lived")),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        6));
        assertThat(settings.sheet().spreadsheetId()).isEqualTo("sheet-id");
        assertThat(settings.sheet().worksheetName()).isEmpty();
        assertThat(settings.sheet().rootUrl()).isEqualTo(URI.create("https://sheets.googleapis.com/"));
        assertThat(settings.sheet().readsPerMinute()).isEqualTo(60);
        assertThat(settings.sheet().writesPerMinute()).isEqualTo(60);
        assertThat(settings.sync())
                .isEqualTo(new SyncSettings(
                        "deals",
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3),
                        ConflictPolicy.CRM,
                        20,
                        5,
                        ImportOnStart.ASK,
                        Instant.EPOCH,
                        Optional.empty(),
                        "RU",
                        Optional.empty(),
                        new OrdersSettings(
                                List.of(),
                                OptionalLong.empty(),
                                "",
                                Map.of(),
                                Map.of(),
                                Map.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Duration.ofMinutes(5))));
        assertThat(settings.service())
                .isEqualTo(new ServiceSettings(
                        "0.0.0.0",
                        8080,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        dir.resolve("data").toAbsolutePath(),
                        Optional.empty(),
                        Optional.empty(),
                        Level.INFO,
                        LogFormat.TEXT,
                        Optional.empty()));
    }

    @Test
    void aCleanConfigurationCausesNoNotice() {
        assertThat(Env.complete().notices()).isEmpty();
    }

    @Test
    void nothingAtAllNamesEveryThingThatIsNeeded() {
        assertThat(Env.empty().namesAtFault())
                .containsExactly(
                        "AMO_BASE_URL", "AMO_LONG_LIVED_TOKEN", "GOOGLE_SERVICE_ACCOUNT_JSON", "GOOGLE_SPREADSHEET_ID");
    }

    @Test
    void allFaultsAreToldInOneReadableMessage() {
        ConfigurationException failure = Env.complete()
                .without("AMO_BASE_URL")
                .with("APP_PORT", "80800")
                .with("SYNC_CONFLICT_POLICY", "nobody")
                .failure();

        assertThat(failure).hasMessage("""
                        Tried to read the configuration but failed because of 3 faults. Mend them in the environment or in the \
                        .env file, then start again:

                          * AMO_BASE_URL is not set.
                              Fix: give your account's address, for example https://mycompany.amocrm.ru
                          * SYNC_CONFLICT_POLICY is "nobody", which is not one of crm, sheet, ask.
                              Fix: give one of crm, sheet, ask
                          * APP_PORT is "80800", which is not a whole number from 0 to 65535.
                              Fix: give a whole number from 0 to 65535""".replace("\n", System.lineSeparator()));
    }

    @Test
    void aFailureAlsoTellsWhatWasNoticed() {
        assertThat(Env.complete()
                        .without("AMO_BASE_URL")
                        .with("SYNC_LOCK_TTL", "5")
                        .failure())
                .hasMessageContaining("Also noticed:")
                .hasMessageContaining("SYNC_LOCK_TTL is ignored");
    }

    @Test
    void theDotEnvFileIsRead() {
        Env env = Env.complete().without("AMO_BASE_URL").withDotEnv(dir, "export AMO_BASE_URL='y' # ours");

        assertThat(env.settings().amoCrm().baseUrl()).isEqualTo(URI.create("https://y.amocrm.ru"));
    }

    @Test
    void theEnvironmentWinsOverTheDotEnvFile() {
        Env env = Env.complete().with("APP_PORT", "9000").withDotEnv(dir, "APP_PORT=9001");

        assertThat(env.settings().service().port()).isEqualTo(9000);
    }

    @Test
    void aBlankVariableCountsAsNotSet() {
        assertThat(Env.complete().with("APP_PORT", "  ").settings().service().port())
                .isEqualTo(8080);
        assertThat(Env.complete().with("AMO_BASE_URL", "").namesAtFault()).containsExactly("AMO_BASE_URL");
    }

    @Test
    void aBlankVariableOfTheEnvironmentDoesNotHideTheDotEnvFile() {
        Env env = Env.complete().with("APP_PORT", "").withDotEnv(dir, "APP_PORT=9001");

        assertThat(env.settings().service().port()).isEqualTo(9001);
    }

    @Test
    void aBrokenDotEnvFileIsAFaultThatQuotesNothingOfIt() {
        ConfigurationException failure =
                Env.complete().withDotEnv(dir, "A=1", "top secret line").failure();

        assertThat(failure.faults()).extracting(Fault::variable).containsExactly(".env line 2");
        assertThat(failure.getMessage()).doesNotContain("top secret");
    }

    @Test
    @Shows("D004-37")
    void noSecretIsEverPrinted() {
        Env env = Env.oauth()
                .with("AMO_AUTH_CODE", "hush-code")
                .with("AMO_ACCESS_TOKEN", "hush-access")
                .with("AMO_REFRESH_TOKEN", "hush-refresh")
                .with("WEBHOOK_SECRET", "hush-webhook")
                .with("ADMIN_TOKEN", "hush-admin")
                .with("REDIS_URL", "redis://user:hush-redis@cache:6379/0")
                .with("ALERT_WEBHOOK_URL", "https://hooks.example.com/hush-alert");
        Loaded loaded = env.load();

        assertThat(loaded.toString()).doesNotContain("hush", "s3cret", "PRIVATE KEY");
    }

    @Test
    void noSecretIsPrintedWhenItIsAtFault() {
        ConfigurationException failure = Env.oauth()
                .with("AMO_AUTH_CODE", "https://example.com/?error=hush-code")
                .with("AMO_CLIENT_SECRET", "hush secret")
                .with("AMO_REDIRECT_URI", "hush-redirect")
                .with("WEBHOOK_SECRET", "hush-same")
                .with("ADMIN_TOKEN", "hush-same")
                .with("REDIS_URL", "redis://user:hush/redis@cache")
                .with("ALERT_WEBHOOK_URL", "hush-alert")
                .with("GOOGLE_SERVICE_ACCOUNT_JSON", "{\"private_key\": \"hush")
                .failure();

        assertThat(failure.faults()).hasSize(7);
        assertThat(failure.getMessage()).doesNotContain("hush");
    }
}
