package org.amosheets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.amosheets.sync.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever searches the page for what a row or the doctor says finds it there, word for word. */
class TroubleshootingTests {

    private static final Path WORDS = Path.of("src/main/resources/org/amosheets");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"en|docs/how-to/troubleshooting.md", "ru|docs/ru/troubleshooting.md"})
    void everyNoteOfARowIsExplained(String language, Path page) throws IOException {
        Properties notes = words("mapping/messages_" + language);
        assertThat(notes.stringPropertyNames())
                .containsAll(
                        List.of(Problem.Code.values()).stream().map(Enum::name).toList());
        assertThat(Files.readString(page)).contains(shown(notes, notes.stringPropertyNames()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"en|docs/how-to/troubleshooting.md", "ru|docs/ru/troubleshooting.md"})
    void everyFindingThatHasToBeMendedIsExplained(String language, Path page) throws IOException {
        Properties words = words("cli/words_" + language);
        TreeSet<String> findings = words.stringPropertyNames().stream()
                .filter(name -> words.containsKey(name + ".fix")
                        || name.matches(
                                "(redis|amocrm|pipeline|google|tab|write)\\.fault|(fields|secret|webhooks)\\.unread"
                                        + "|webhooks\\.refused"))
                .collect(Collectors.toCollection(TreeSet::new));
        // What this one says is a fault of the mapping, which stands with the notes.
        findings.remove("fields.fault");
        assertThat(findings).hasSizeGreaterThan(20);
        assertThat(Files.readString(page)).contains(shown(words, findings));
    }

    /** What differs from case to case is a … on the page. */
    private static List<String> shown(Properties words, java.util.Set<String> names) {
        return names.stream()
                .map(words::getProperty)
                .map(text -> text.replaceAll("\\{\\w+}", "…"))
                .toList();
    }

    private static Properties words(String name) throws IOException {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(WORDS.resolve(name + ".properties"))) {
            words.load(reader);
        }
        return words;
    }
}
