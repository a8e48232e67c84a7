package org.amosheets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several names for one setting. */
class NamesTests {

    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(strings = {"AMO_SUBDOMAIN", "AMOCRM_SUBDOMAIN", "AMOCRM_BASE_URL", "AMO_DOMAIN"})
    void olderNamesOfTheAccountAreReadAndTold(String alias) {
        Loaded loaded = Env.complete().without("AMO_BASE_URL").with(alias, "y").load();

        assertThat(loaded.settings().amoCrm().baseUrl()).isEqualTo(URI.create("https://y.amocrm.ru"));
        assertThat(loaded.notices()).containsExactly(alias + " is read as AMO_BASE_URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GOOGLE_SHEET_ID", "GOOGLE_SPREADSHEET_URL", "GOOGLE_SHEET_NAME", "SPREADSHEET_ID"})
    @Shows("D001-17")
    void olderNamesOfTheSpreadsheetAreReadAndTold(String alias) {
        Loaded loaded = Env.complete()
                .without("GOOGLE_SPREADSHEET_ID")
                .with(alias, "https://docs.google.com/spreadsheets/d/abc/edit")
                .load();

        assertThat(loaded.settings().sheet().spreadsheetId()).isEqualTo("abc");
        assertThat(loaded.notices()).containsExactly(alias + " is read as GOOGLE_SPREADSHEET_ID");
    }

    @Test
    @Shows("D001-13")
    void theNameOfTheSpreadsheetIsTheTabsName() {
        Env env = Env.complete().with("GOOGLE_SPREADSHEET_NAME", "Лист1");

        assertThat(env.settings().sheet().worksheetName()).contains("Лист1");
        assertThat(env.notices()).containsExactly("GOOGLE_SPREADSHEET_NAME is read as GOOGLE_WORKSHEET_NAME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GOOGLE_SERVICE_ACCOUNT_FILE", "GOOGLE_APPLICATION_CREDENTIALS", "GSHEET_CREDS"})
    void olderNamesOfTheServiceAccountAreReadAndTold(String alias) {
        Loaded loaded = Env.complete()
                .without("GOOGLE_SERVICE_ACCOUNT_JSON")
                .with(alias, Env.key("old@example.com"))
                .load();

        assertThat(loaded.settings().sheet().serviceAccount().clientEmail()).isEqualTo("old@example.com");
        assertThat(loaded.notices()).containsExactly(alias + " is read as GOOGLE_SERVICE_ACCOUNT_JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AMOCRM_PIPELINE_ID", "PIPELINE_ID"})
    void olderNamesOfThePipelineAreRead(String alias) {
        assertThat(Env.complete().with(alias, "7").settings().amoCrm().pipelineId())
                .hasValue(7);
    }

    @ParameterizedTest
    @CsvSource({
        "AMO_BASE_URL, AMO_SUBDOMAIN, y",
        "GOOGLE_SPREADSHEET_ID, GOOGLE_SHEET_NAME, other-id",
        "AMO_LONG_LIVED_TOKEN, AMOCRM_INTEGRATION_TOKEN, other-token"
    })
    void twoDifferentValuesForOneSettingStopTheStart(String canonical, String alias, String value) {
        ConfigurationException failure = Env.complete().with(alias, value).failure();

        assertThat(failure.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.variable()).isEqualTo(alias);
            assertThat(fault.problem()).contains(canonical).contains("different values");
        });
        assertThat(failure.getMessage()).doesNotContain("other-token");
    }

    @Test
    void twoSpellingsOfOneValueAgree() {
        Env env = Env.complete()
                .with("AMO_SUBDOMAIN", "X")
                .with("AMOCRM_SUBDOMAIN", "https://x.amocrm.ru/leads/")
                .with("GOOGLE_SHEET_ID", "https://docs.google.com/spreadsheets/d/sheet-id/edit#gid=0")
                .with(
                        "GOOGLE_SERVICE_ACCOUNT_FILE",
                        Env.key("robot@example.com").replace(",", " ,\n"));

        assertThat(env.notices()).isEmpty();
    }

    @Test
    void anAliasInTheDotEnvFileContradictsTheEnvironmentToo() {
        Env env = Env.complete().withDotEnv(dir, "AMO_SUBDOMAIN=y");

        assertThat(env.namesAtFault()).containsExactly("AMO_SUBDOMAIN");
    }

    @Test
    void aFaultNamesTheAliasAndWhatItIsReadAs() {
        assertThat(Env.complete().with("PORT", "x").failure().faults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.variable()).isEqualTo("PORT");
                    assertThat(fault.problem()).startsWith("(read as APP_PORT) is \"x\"");
                });
    }

    @Test
    void hostAndPortAreReadWhereNothingElseIsSet() {
        ServiceSettings service = Env.complete()
                .with("HOST", "::1")
                .with("PORT", "3000")
                .settings()
                .service();

        assertThat(service.host()).isEqualTo("[::1]");
        assertThat(service.port()).isEqualTo(3000);
    }

    @ParameterizedTest
    @CsvSource({"APP_HOST, HOST, 127.0.0.1, mybox", "APP_PORT, PORT, 8080, 3000", "APP_PORT, PORT, 8080, nonsense"})
    void namesThatOtherSoftwareSetsLoseWithAWarning(String canonical, String shared, String value, String other) {
        Env env = Env.complete().with(canonical, value).with(shared, other);

        assertThat(env.notices())
                .singleElement()
                .asString()
                .startsWith("Warning: " + shared + " differs from " + canonical + " and is not used");
    }

    @Test
    void googlesOwnCredentialsNameLosesToAnyOfOurs() {
        Env env = Env.complete()
                .without("GOOGLE_SERVICE_ACCOUNT_JSON")
                .with("GOOGLE_SERVICE_ACCOUNT_FILE", Env.key("ours@example.com"))
                .with("GOOGLE_APPLICATION_CREDENTIALS", "/no/such/file.json");

        assertThat(env.settings().sheet().serviceAccount().clientEmail()).isEqualTo("ours@example.com");
        assertThat(env.notices())
                .anyMatch(notice -> notice.startsWith("Warning: GOOGLE_APPLICATION_CREDENTIALS differs from"));
    }

    @Test
    void equalValuesUnderASharedNameAreNotWorthAWord() {
        assertThat(Env.complete().with("APP_PORT", "80").with("PORT", "80").notices())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SYNC_LOCK_TTL",
                "WEBHOOK_DEDUP_TTL_SEC",
                "AMO_TOKEN_STORE",
                "SHEET_ROTATION_INTERVAL",
                "KPI_DB_PATH",
                "DUMKA_RECOVERY_DAYS",
                "DASHBOARD_ADMIN_PASSWORD",
                "IMPORT_BATCH_SIZE",
                "INITIAL_SYNC_DATE_FROM"
            })
    void olderNamesWithoutAUseAreIgnoredWithANotice(String name) {
        assertThat(Env.complete().with(name, "hush").notices())
                .singleElement()
                .asString()
                .startsWith(name + " is ignored: ")
                .doesNotContain("hush");
    }

    @Test
    void aMistypedNameIsNoticed() {
        assertThat(Env.complete().with("SYNC_POLL_SECOND", "5").notices())
                .containsExactly("Warning: SYNC_POLL_SECOND is no setting of this service and is ignored;"
                        + " see docs/reference/configuration.md");
    }

    @Test
    void namesOfOtherSoftwareAreLeftAlone() {
        assertThat(Env.complete()
                        .with("PATH", "/bin")
                        .with("GOOGLE_PROJECT_ID", "theirs")
                        .with("ENVIRONMENT", "staging")
                        .notices())
                .isEmpty();
    }
}
