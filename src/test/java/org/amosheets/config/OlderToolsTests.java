package org.amosheets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A {@code .env} of each of the four older tools starts this service as it is. */
class OlderToolsTests {

    @TempDir
    Path dir;

    @Test
    void theTwoColumnTool() {
        Env env = Env.empty()
                .withDotEnv(
                        dir,
                        "AMOCRM_ACCESS_TOKEN=" + Env.token(Duration.ofDays(300)),
                        "AMOCRM_CLIENT_ID=id",
                        "AMOCRM_CLIENT_SECRET=secret",
                        "AMOCRM_SUBDOMAIN=x",
                        "AMOCRM_REDIRECT_URL=https://example.com",
                        "AMOCRM_PIPELINE_ID=1",
                        "AMOCRM_STATUS_ID=2",
                        "REDIS_HOST=redis",
                        "REDIS_PORT=6379",
                        "REDIS_USERNAME=default",
                        "REDIS_PASSWORD=testpass123",
                        "GOOGLE_TYPE=service_account",
                        "GOOGLE_PROJECT_ID=p",
                        "GOOGLE_PRIVATE_KEY_ID=k",
                        "GOOGLE_PRIVATE_KEY=\"" + Env.PEM.replace("\n", "\\n") + '"',
                        "GOOGLE_CLIENT_EMAIL=robot@example.com",
                        "GOOGLE_CLIENT_ID=1",
                        "GOOGLE_AUTH_URI=https://accounts.google.com/o/oauth2/auth",
                        "GOOGLE_TOKEN_URI=https://oauth2.googleapis.com/token",
                        "GOOGLE_AUTH_PROVIDER_X509_CERT_URL=https://www.googleapis.com/oauth2/v1/certs",
                        "GOOGLE_CLIENT_X509_CERT_URL=https://www.googleapis.com/x509",
                        "GOOGLE_UNIVERSE_DOMAIN=googleapis.com",
                        "GOOGLE_SPREADSHEET_URL=https://docs.google.com/spreadsheets/d/abc/edit?gid=0#gid=0",
                        "GOOGLE_SPREADSHEET_NAME=Лист1");
        Settings settings = env.settings();

        assertThat(settings.amoCrm().auth()).isInstanceOf(AmoCrmAuth.LongLivedToken.class);
        assertThat(settings.amoCrm().statusId()).hasValue(2);
        assertThat(settings.sheet().spreadsheetId()).isEqualTo("abc");
        assertThat(settings.sheet().worksheetName()).contains("Лист1");
        assertThat(settings.service().redis()).isPresent();
    }

    @Test
    @Shows("D001-17")
    void thePollingTool() {
        Env.write(dir.resolve("credentials.json"), Env.key("robot@example.com"));
        Env env = Env.empty()
                .withDotEnv(
                        dir,
                        "AMOCRM_SUBDOMAIN=\"x\"",
                        "AMOCRM_INTEGRATION_TOKEN=\"" + Env.token(Duration.ofDays(300)) + '"',
                        "GOOGLE_APPLICATION_CREDENTIALS=\"credentials.json\"",
                        "GOOGLE_SHEET_NAME=\"1AbC\"");

        assertThat(env.settings().sheet().spreadsheetId()).isEqualTo("1AbC");
        assertThat(env.notices()).hasSize(4).allMatch(notice -> notice.contains(" is read as "));
    }

    @Test
    void theToolWithRedisLocks() {
        Env.write(dir.resolve("account.json"), Env.key("robot@example.com"));
        Env env = Env.empty()
                .withDotEnv(
                        dir,
                        "GOOGLE_SERVICE_ACCOUNT_JSON=account.json",
                        "GOOGLE_SPREADSHEET_ID=1AbC",
                        "GOOGLE_WORKSHEET_NAME=Лист1",
                        "AMO_BASE_URL=https://x.amocrm.ru",
                        "AMO_CLIENT_ID=id",
                        "AMO_CLIENT_SECRET=secret",
                        "AMO_REDIRECT_URI=https://example.com/oauth/callback",
                        "AMO_AUTH_CODE=def502",
                        "AMO_ACCESS_TOKEN=",
                        "AMO_REFRESH_TOKEN=",
                        "AMO_PIPELINE_ID=0",
                        "AMO_STATUS_ID=0",
                        "APP_HOST=0.0.0.0",
                        "APP_PORT=8080",
                        "LOG_LEVEL=INFO",
                        "WEBHOOK_SECRET=your-long-webhook-secret",
                        "REDIS_HOST=localhost",
                        "REDIS_DB=0",
                        "SYNC_LOCK_TTL=10");

        assertThat(env.settings().amoCrm().auth()).isInstanceOf(AmoCrmAuth.OAuth.class);
        assertThat(env.notices()).singleElement().asString().startsWith("SYNC_LOCK_TTL is ignored");
    }

    @Test
    @Shows("D004-33")
    void theOrderDesk() {
        Env.write(dir.resolve("gsheet.json"), Env.key("robot@example.com"));
        Env env = Env.empty()
                .withDotEnv(
                        dir,
                        "ENVIRONMENT=prod",
                        "PROD_AMO_SUBDOMAIN=x",
                        "AMO_CLIENT_ID=id",
                        "AMO_CLIENT_SECRET=secret",
                        "AMO_REDIRECT_URL=https://yandex.uz/",
                        "AMO_AUTH_CODE=https://yandex.uz/?code=def502&referer=x.amocrm.ru",
                        "AMO_TOKEN_STORE=.amo_tokens.json",
                        "GOOGLE_SERVICE_ACCOUNT_FILE=gsheet.json",
                        "GOOGLE_SHEET_ID=1AbC",
                        "GOOGLE_WORKSHEET_NAME=Sheet1",
                        "TRIGGER_STATUS_NAME=NOMERATSIYALANMAGAN ZAKAZ",
                        "TRIGGER_STATUS_ID=0",
                        "PIPELINE_ID=0",
                        "DROPDOWN_STATUS_MAP_JSON={\"В процессе\":0, \"У курера\":0, \"Отказ\":0, \"Успешно\":0}",
                        "LEADS_CREATED_AFTER=01.03.2026",
                        "AMO_REQUEST_DELAY_SEC=0.08",
                        "SYNC_POLL_SECONDS=10",
                        "DISPLAY_TZ_OFFSET=5",
                        "HOST=0.0.0.0",
                        "PORT=8000",
                        "KPI_DB_PATH=./data/kpi_events.db");
        Settings settings = env.settings();

        assertThat(settings.amoCrm().baseUrl()).hasToString("https://x.amocrm.ru");
        assertThat(settings.amoCrm().requestsPerSecond()).isEqualTo(7);
        assertThat(settings.sync().orders().dropdownStatusMap()).hasSize(4);
        assertThat(settings.sync().orders().triggerStatusNames()).containsExactly("NOMERATSIYALANMAGAN ZAKAZ");
        assertThat(settings.service().port()).isEqualTo(8000);
    }
}
