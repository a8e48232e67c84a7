package org.amosheets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference page and the example file keep up with the code. */
class DocumentationTests {

    private static final Pattern NAME = Pattern.compile("(?m)^#? ?([A-Z][A-Z0-9_]+)=");

    @TempDir
    Path dir;

    @Test
    void theReferenceNamesEveryVariableThatIsRead() throws Exception {
        String reference = Files.readString(Path.of("docs/reference/configuration.md"));
        Set<String> documented = Pattern.compile("`([A-Z][A-Z0-9_]+)`")
                .matcher(reference)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());

        assertThat(documented).containsAll(namesRead());
    }

    @Test
    void theExampleNamesNothingThatIsNotRead() throws Exception {
        assertThat(namesRead()).containsAll(namesInExample());
    }

    @Test
    void theExampleNamesEveryCanonicalVariable() throws Exception {
        Set<String> canonical = Files.readString(Path.of("docs/reference/configuration.md"))
                .lines()
                .takeWhile(line -> !line.startsWith("## Two installations"))
                .filter(line -> line.startsWith("| `") && line.split("\\|", -1).length == 6)
                .flatMap(line -> Pattern.compile("`([A-Z][A-Z0-9_]+)`")
                        .matcher(line.split("\\|", -1)[1])
                        .results()
                        .map(match -> match.group(1)))
                .collect(Collectors.toSet());

        assertThat(canonical).hasSizeGreaterThan(40);
        assertThat(namesInExample()).containsExactlyInAnyOrderElementsOf(canonical);
    }

    @Test
    @Shows("D002-29")
    void theExampleAsItIsLacksOnlyWhatNobodyCanGuess() throws Exception {
        Env env = Env.empty().withDotEnv(dir, Files.readString(Path.of(".env.example")));

        assertThat(env.namesAtFault())
                .containsExactly(
                        "AMO_BASE_URL", "AMO_LONG_LIVED_TOKEN", "GOOGLE_SERVICE_ACCOUNT_JSON", "GOOGLE_SPREADSHEET_ID");
    }

    @Test
    void theDefaultsInTheExampleAreTheDefaults() throws Exception {
        String example = Files.readString(Path.of(".env.example"));
        String defaultsSet = NAME.matcher(example).replaceAll("$1=");
        Env plain = Env.complete().in(dir);
        Settings byDefault = plain.settings();

        assertThat(plain.withDotEnv(dir, defaultsSet).settings()).isEqualTo(byDefault);
    }

    private static Set<String> namesInExample() throws Exception {
        return NAME.matcher(Files.readString(Path.of(".env.example")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private Set<String> namesRead() {
        Findings findings = new Findings();
        Variables variables = new Variables(Map.of(), findings);
        try {
            new SettingsLoader(Clock.systemUTC()).load(variables, dir, findings);
        } catch (ConfigurationException e) {
            // Nothing is set: all that matters here is what was looked for.
        }
        return variables.asked();
    }
}
