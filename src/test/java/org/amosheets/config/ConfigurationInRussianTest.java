package org.amosheets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.amosheets.engine.Sentences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with the configuration, read in Russian: names and values stay, everything else is translated. */
class ConfigurationInRussianTest {

    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");
    private static final String ENGLISH =
            "(?s).*\\b(is|are|not|which|that|it|the|give|set|write|copy|keep|paste|make|or|and|an?|from"
                    + "|needs?|holds?|leads?|names|instead|whole|number|missing|whose)\\b.*";

    /** What a configuration may be refused for, each kind at least once. */
    static Stream<Fault> faults() {
        String key = Env.key("robot@example.com");
        Env many = Env.complete()
                .with("AMO_BASE_URL", "https://www.amocrm.ru")
                .with("AMO_AUTH_CODE", Env.token(Duration.ofDays(900)))
                .with("AMO_PIPELINE_ID", "main")
                .with("AMO_REQUESTS_PER_SECOND", "70")
                .with("GOOGLE_SERVICE_ACCOUNT_JSON", "no-such-file.json")
                .with("GOOGLE_SPREADSHEET_ID", "Лист1")
                .with("GOOGLE_SHEETS_ROOT_URL", "sheets")
                .with("GOOGLE_READS_PER_MINUTE", "0")
                .with("SYNC_PRESET", "routes/mappings/.camel.yaml")
                .with("SYNC_POLL_SECONDS", "often")
                .with("SYNC_BRAKE_PERCENT", "101")
                .with("SYNC_CONFLICT_POLICY", "mine")
                .with("PHONE_REGION", "Russia")
                .with("DISPLAY_TZ", "Moscow time")
                .with("LEADS_CREATED_AFTER", "yesterday")
                .with("STATUS_DISPLAY_MAP_JSON", "[]")
                .with("APP_HOST", "http://here")
                .with("APP_PORT", "tcp://10.0.0.1:80")
                .with("DATA_DIR", "a\u0000b")
                .with("WEBHOOK_SECRET", "пароль")
                .with("REDIS_URL", "redis://here:6379/0")
                .with("REDIS_HOST", "there");
        return Stream.of(
                        Env.empty(),
                        many,
                        Env.complete()
                                .with("AMO_BASE_URL", "https://user@host")
                                .with("AMO_AUTH_CODE", "https://example.com/?error=denied")
                                .with("GOOGLE_SPREADSHEET_ID", "https://docs.google.com/spreadsheets/d/e/2PACX/pubhtml")
                                .with("AMO_REQUEST_DELAY_SEC", "soon")
                                .with("DISPLAY_TZ_OFFSET", "Moscow")
                                .with("AMOCRM_PIPELINE_ID", "main")
                                .with("REDIS_URL", "here:6379"),
                        Env.complete().with("AMO_AUTH_CODE", "https://example.com/?code=%zz"),
                        Env.complete().with("AMO_SUBDOMAIN", "other"),
                        Env.complete().with("ADMIN_TOKEN", "one-secret").with("WEBHOOK_SECRET", "one-secret"),
                        Env.complete().with("AMO_LONG_LIVED_TOKEN", Env.token(Duration.ofHours(-5))),
                        Env.complete()
                                .without("AMO_LONG_LIVED_TOKEN")
                                .with("AMO_ACCESS_TOKEN", Env.token(Duration.ofHours(5))),
                        Env.oauth().without("AMO_CLIENT_ID", "AMO_REDIRECT_URI"),
                        Env.oauth().without("AMO_CLIENT_SECRET"),
                        Env.complete().with("GOOGLE_SERVICE_ACCOUNT_JSON", Env.PEM),
                        Env.complete().with("GOOGLE_SERVICE_ACCOUNT_JSON", "{broken"),
                        Env.complete().with("GOOGLE_SERVICE_ACCOUNT_JSON", "{\"installed\":{}}"),
                        Env.complete().with("GOOGLE_SERVICE_ACCOUNT_JSON", "{\"type\":\"service_account\"}"),
                        Env.complete()
                                .with("GOOGLE_SERVICE_ACCOUNT_JSON", key.replace("https://oauth2", "ftp://oauth2")),
                        Env.complete()
                                .with(
                                        "GOOGLE_SERVICE_ACCOUNT_JSON",
                                        "{\"client_email\":\"a\",\"private_key\":\"x\",\"token_uri\":\"https://t/\"}"),
                        Env.complete()
                                .without("GOOGLE_SERVICE_ACCOUNT_JSON")
                                .with("GOOGLE_CLIENT_EMAIL", "robot@example.com"))
                .flatMap(env -> env.failure().faults().stream());
    }

    @Test
    void manyFaultsAreLookedAt() {
        assertThat(faults()).hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void ofAFaultOnlyNamesAndValuesStayInEnglish(Fault fault) {
        for (String said : List.of(fault.variable() + " " + fault.problem(), fault.fix())) {
            assertThat(Sentences.of(said, RUSSIAN))
                    .as(said)
                    .matches("(?s).*[а-я]{2}.*")
                    .doesNotMatch(ENGLISH);
        }
    }

    @Test
    void faultsOfTheFileOfSettingsAreToldWithTheirLine(@TempDir Path dir) throws IOException {
        Env lines = Env.complete().withDotEnv(dir, "nonsense", "A=\"x\" y", "B=\"open");
        assertThat(lines.failure().faults())
                .extracting(fault -> Sentences.of(fault.variable() + " " + fault.problem(), RUSSIAN))
                .containsExactly(
                        ".env, строка 1: здесь должно быть ИМЯ=значение",
                        ".env, строка 2: после закрывающей кавычки что-то есть",
                        ".env, строка 3: кавычка открыта и не закрыта");
        assertThat(lines.failure().faults())
                .extracting(fault -> Sentences.of(fault.fix(), RUSSIAN))
                .allSatisfy(fix -> assertThat(fix).startsWith("пишите ИМЯ=значение"));
        Files.write(dir.resolve(".env"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(Env.complete().in(dir).failure().faults())
                .extracting(fault -> Sentences.of(fault.variable() + " " + fault.problem(), RUSSIAN))
                .containsExactly(
                        ".env в " + dir + " не читается: это не текстовый файл в UTF-8, или он закрыт для чтения");
    }

    @Test
    void whatStandsInASettingStaysToTheLetter() {
        Env odd = Env.complete().with("SYNC_POLL_SECONDS", "row 5, which is not an id");
        assertThat(odd.failure().faults())
                .extracting(fault -> Sentences.of(fault.variable() + " " + fault.problem(), RUSSIAN))
                .containsExactly("SYNC_POLL_SECONDS: «row 5, which is not an id» — не целое число от 0");
    }
}
