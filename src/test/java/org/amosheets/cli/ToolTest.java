package org.amosheets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.amosheets.cli.Calls.Said;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be said without reaching anything. */
class ToolTest {

    @TempDir
    private Path dir;

    private Said call(Map<String, String> environment, String... args) {
        return Calls.call(environment, dir, args);
    }

    @Test
    void withoutACommandTheServiceIsStarted() {
        assertThat(Tool.isAsked()).isFalse();
        assertThat(Tool.isAsked("--server.port=1", "--a.b[0].c-d=x y")).isFalse();
    }

    @Test
    void aWordOrAnOptionOfOursAsksForTheCommandLine() {
        assertThat(Tool.isAsked("doctor")).isTrue();
        assertThat(Tool.isAsked("--help")).isTrue();
        assertThat(Tool.isAsked("--server.port=1", "plan")).isTrue();
    }

    @Test
    void theHelpSaysWhatEachCommandIsForAndWhatTheExitCodesMean() {
        Said help = call(Map.of(), "--help");

        assertThat(help.code()).isZero();
        assertThat(help.out())
                .contains("doctor", "inspect", "explain", "plan")
                .contains("Exit codes:", "Examples:", "could not be reached");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "doctor",
                "inspect",
                "explain",
                "plan",
                "setup-sheet",
                "import-xlsx",
                "pull",
                "migrate",
                "clean-blank-rows",
                "try-start"
            })
    void everyCommandHasHelpWithExamplesExitCodesAndJson(String command) {
        Said help = call(Map.of(), command, "--help");

        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("Examples:", "Exit codes:", "--json", "--lang=ru|en");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nosuchcommand", "doctor --nosuchoption", "explain", "doctor --url nonsense", "explain row 1"})
    void aCallThatCannotBeUnderstoodEndsWithTwoAndPrintsNoResult(String args) {
        Said said = call(Map.of(), args.split(" "));

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).isNotBlank().doesNotContain("\tat ");
    }

    @Test
    void noCommandBesideAnOptionEndsWithTwo() {
        assertThat(call(Map.of(), "-x").code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inspect", "plan", "explain 7"})
    void aConfigurationThatCannotWorkEndsWithTwoAndNamesEveryFault(String args) {
        Said said = call(Map.of(), args.split(" "));

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err())
                .contains(
                        "AMO_BASE_URL", "AMO_LONG_LIVED_TOKEN", "GOOGLE_SERVICE_ACCOUNT_JSON", "GOOGLE_SPREADSHEET_ID")
                .doesNotContain("\tat ");
    }

    @Test
    @Shows("F61")
    void theDoctorNamesEveryFaultOfTheConfigurationEachWithItsFix() throws Exception {
        Said said = call(Map.of("SYNC_POLL_SECONDS", "often"), "doctor", "--json");

        JsonNode answer = new ObjectMapper().readTree(said.out());
        List<String> faults = new ArrayList<>();
        for (JsonNode check : answer.path("checks")) {
            if (check.path("state").asText().equals("fault")) {
                faults.add(check.path("text").asText().split(" ", 2)[0]);
                assertThat(check.path("fix").asText()).isNotBlank();
            }
        }
        assertThat(faults)
                .containsExactlyInAnyOrder(
                        "AMO_BASE_URL",
                        "AMO_LONG_LIVED_TOKEN",
                        "GOOGLE_SERVICE_ACCOUNT_JSON",
                        "GOOGLE_SPREADSHEET_ID",
                        "SYNC_POLL_SECONDS");
        assertThat(said.code()).isEqualTo(2);
        assertThat(answer.path("exitCode").asInt()).isEqualTo(2);
    }

    @Test
    void theDoctorSpeaksTheLanguageThatIsAskedFor() {
        assertThat(call(Map.of(), "doctor", "--lang", "ru").out())
                .contains("ОШИБКА", "Настройки", "Есть что исправить");
        assertThat(call(Map.of(), "doctor").out()).contains("FAULT", "Configuration");
    }

    @Test
    void nothingIsLeftInTheWorkingDirectoryByACallThatReachesNothing() {
        call(Map.of(), "doctor");

        assertThat(dir).isEmptyDirectory();
    }
}
