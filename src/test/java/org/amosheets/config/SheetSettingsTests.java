package org.amosheets.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The spreadsheet and the key that opens it. */
class SheetSettingsTests {

    @TempDir
    Path dir;

    private static Env noKey() {
        return Env.complete().without("GOOGLE_SERVICE_ACCOUNT_JSON");
    }

    private static Env parts() {
        return noKey().with("GOOGLE_TYPE", "service_account")
                .with("GOOGLE_PROJECT_ID", "p")
                .with("GOOGLE_PRIVATE_KEY_ID", "k")
                .with("GOOGLE_PRIVATE_KEY", Env.PEM.replace("\n", "\\n"))
                .with("GOOGLE_CLIENT_EMAIL", "parts@example.com")
                .with("GOOGLE_CLIENT_ID", "1")
                .with("GOOGLE_AUTH_URI", "https://accounts.google.com/o/oauth2/auth")
                .with("GOOGLE_TOKEN_URI", "https://oauth2.googleapis.com/token")
                .with("GOOGLE_AUTH_PROVIDER_X509_CERT_URL", "https://www.googleapis.com/oauth2/v1/certs")
                .with("GOOGLE_CLIENT_X509_CERT_URL", "https://www.googleapis.com/robot/v1/metadata/x509/parts")
                .with("GOOGLE_UNIVERSE_DOMAIN", "googleapis.com");
    }

    private static ServiceAccountKey keyOf(Env env) {
        return env.settings().sheet().serviceAccount();
    }

    @ParameterizedTest
    @CsvSource({
        "1AbC_d-E, 1AbC_d-E",
        "https://docs.google.com/spreadsheets/d/1AbC_d-E, 1AbC_d-E",
        "https://docs.google.com/spreadsheets/d/1AbC_d-E/edit?usp=sharing, 1AbC_d-E",
        "https://docs.google.com/spreadsheets/d/1AbC_d-E/edit#gid=0, 1AbC_d-E",
        "https://docs.google.com/spreadsheets/u/1/d/1AbC_d-E/edit, 1AbC_d-E",
        "docs.google.com/spreadsheets/d/1AbC_d-E?x=1, 1AbC_d-E"
    })
    void theSpreadsheetIsNamedByIdOrLink(String text, String id) {
        assertThat(Env.complete()
                        .with("GOOGLE_SPREADSHEET_ID", text)
                        .settings()
                        .sheet()
                        .spreadsheetId())
                .isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Лист1",
                "My sheet",
                "https://docs.google.com/document/d/1AbC/edit",
                "https://docs.google.com/spreadsheets/d/e/2PACX-1vQ/pubhtml"
            })
    void whatNamesNoSpreadsheetIsAFault(String text) {
        assertThat(Env.complete().with("GOOGLE_SPREADSHEET_ID", text).namesAtFault())
                .containsExactly("GOOGLE_SPREADSHEET_ID");
    }

    @Test
    void theKeyIsReadFromAPathThatBeginsInTheWorkingDirectory() {
        Env.write(dir.resolve("key.json"), "\uFEFF" + Env.key("file@example.com"));

        ServiceAccountKey key =
                keyOf(noKey().with("GOOGLE_SERVICE_ACCOUNT_JSON", "./key.json").in(dir));

        assertThat(key.clientEmail()).isEqualTo("file@example.com");
        assertThat(key.tokenUri()).hasToString("https://oauth2.googleapis.com/token");
        assertThat(key.privateKey()).isEqualTo(new Secret(Env.PEM));
    }

    @Test
    void aPathAndTheJsonOfTheSameKeyAgree() {
        Env.write(dir.resolve("key.json"), Env.key("robot@example.com"));

        assertThat(Env.complete()
                        .with("GOOGLE_SERVICE_ACCOUNT_FILE", "key.json")
                        .in(dir)
                        .notices())
                .isEmpty();
    }

    @Test
    void lineBreaksOfThePrivateKeyMayBeEscapedTwice() throws Exception {
        ServiceAccountKey key =
                keyOf(noKey().with("GOOGLE_SERVICE_ACCOUNT_JSON", Env.key("a@b").replace("\\n", "\\\\n")));
        JsonNode json = new ObjectMapper().readTree(key.json().value());

        assertThat(key.privateKey().value()).isEqualTo(Env.PEM);
        assertThat(json.path("private_key").asText()).isEqualTo(Env.PEM);
        assertThat(json.path("type").asText()).isEqualTo("service_account");
    }

    @Test
    void theJsonMayStandInTheDotEnvFile() {
        Env single = noKey().withDotEnv(dir, "GOOGLE_SERVICE_ACCOUNT_JSON='" + Env.key("single@b") + "'");
        assertThat(keyOf(single).clientEmail()).isEqualTo("single@b");

        Env bare = noKey().withDotEnv(dir, "GOOGLE_SERVICE_ACCOUNT_JSON=" + Env.key("bare@b"));
        assertThat(keyOf(bare).clientEmail()).isEqualTo("bare@b");

        String escaped = Env.key("double@b").replace("\"", "\\\"");
        Env quoted = noKey().withDotEnv(dir, "GOOGLE_SERVICE_ACCOUNT_JSON=\"" + escaped + "\"");
        assertThat(keyOf(quoted).clientEmail()).isEqualTo("double@b");
    }

    @Test
    void theElevenPartsMakeOneKey() throws Exception {
        Env env = parts();
        JsonNode json = new ObjectMapper().readTree(keyOf(env).json().value());

        assertThat(keyOf(env).clientEmail()).isEqualTo("parts@example.com");
        assertThat(keyOf(env).privateKey().value()).isEqualTo(Env.PEM.strip() + "\n".repeat(1));
        assertThat(json.size()).isEqualTo(11);
        assertThat(json.path("auth_provider_x509_cert_url").asText()).contains("certs");
        assertThat(env.notices()).containsExactly("GOOGLE_PRIVATE_KEY is read as GOOGLE_SERVICE_ACCOUNT_JSON");
    }

    @Test
    void theQuotesThatDockerPassesOnAreDropped() {
        Env env = parts().with("GOOGLE_PRIVATE_KEY", '"' + Env.PEM.replace("\n", "\\n") + '"');

        assertThat(keyOf(env).privateKey()).isEqualTo(new Secret(Env.PEM));
    }

    @Test
    void partsThatLackSomethingNameIt() {
        assertThat(parts().without("GOOGLE_CLIENT_EMAIL", "GOOGLE_TOKEN_URI")
                        .failure()
                        .faults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.variable()).isEqualTo("GOOGLE_PRIVATE_KEY");
                    assertThat(fault.problem()).contains("GOOGLE_CLIENT_EMAIL, GOOGLE_TOKEN_URI is not set");
                });
    }

    @Test
    void aFewPartsBesideAWholeKeyAreOtherSoftwares() {
        Env env = Env.complete().with("GOOGLE_PRIVATE_KEY", "theirs").with("GOOGLE_CLIENT_ID", "theirs");

        assertThat(keyOf(env).clientEmail()).isEqualTo("robot@example.com");
    }

    @Test
    void aWholeKeyAndTheElevenPartsOfAnotherContradict() {
        assertThat(parts().with("GOOGLE_SERVICE_ACCOUNT_JSON", Env.key("other@example.com"))
                        .namesAtFault())
                .containsExactly("GOOGLE_PRIVATE_KEY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no-such-file.json | does not exist",
                "{\"client_email\":\"a@b\" | does not lead to readable JSON",
                "{} | lacks client_email, private_key, token_uri",
                "{\"client_email\":\"a@b\",\"private_key\":\"x\"} | lacks token_uri",
                "{\"installed\":{}} | is a person's OAuth client",
                "{\"client_email\":\"a\",\"private_key\":\"x\",\"token_uri\":\"https://t/\"} | private_key is damaged",
                "-----BEGIN PRIVATE KEY----- | bare private key"
            })
    void aKeyThatCannotWorkIsAFault(String text, String problem) {
        assertThat(noKey().with("GOOGLE_SERVICE_ACCOUNT_JSON", text).failure().faults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.variable()).isEqualTo("GOOGLE_SERVICE_ACCOUNT_JSON");
                    assertThat(fault.problem()).contains(problem);
                });
    }

    @Test
    void aTokenUriThatIsNoUrlIsAFault() {
        String key = Env.key("a@b").replace("https://oauth2.googleapis.com/token", "nowhere");

        assertThat(noKey().with("GOOGLE_SERVICE_ACCOUNT_JSON", key).failure().faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.problem()).contains("token_uri"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8091", "http://127.0.0.1:8091/"})
    void theRootUrlEndsWithASlash(String text) {
        assertThat(Env.complete()
                        .with("GOOGLE_SHEETS_ROOT_URL", text)
                        .settings()
                        .sheet()
                        .rootUrl())
                .hasToString("http://127.0.0.1:8091/");
    }

    @ParameterizedTest
    @CsvSource({"GOOGLE_READS_PER_MINUTE, 0", "GOOGLE_WRITES_PER_MINUTE, -1", "GOOGLE_READS_PER_MINUTE, many"})
    void aQuotaThatAllowsNothingIsAFault(String name, String text) {
        assertThat(Env.complete().with(name, text).namesAtFault()).containsExactly(name);
    }

    @Test
    void aQuotaAboveTheUsualOneIsTakenWithAWarning() {
        Env env = Env.complete().with("GOOGLE_READS_PER_MINUTE", "300");

        assertThat(env.settings().sheet().readsPerMinute()).isEqualTo(300);
        assertThat(env.notices()).singleElement().asString().startsWith("Warning: GOOGLE_READS_PER_MINUTE");
    }
}
