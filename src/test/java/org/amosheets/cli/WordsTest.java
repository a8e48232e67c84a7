package org.amosheets.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amosheets.engine.Rehearsed;
import org.amosheets.engine.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

    private static Properties read(String language) throws Exception {
        Properties words = new Properties();
        try (var in = Objects.requireNonNull(Words.class.getResourceAsStream("words_" + language + ".properties"))) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words;
    }

    private static Set<String> places(String sentence) {
        return PLACE.matcher(sentence).results().map(place -> place.group()).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void whatWasDoneIsCalledAsInTheConsole(String language) throws Exception {
        Properties console = new Properties();
        try (var in = Objects.requireNonNull(
                Words.class.getResourceAsStream("/org/amosheets/web/console/messages_" + language + ".properties"))) {
            console.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }

        assertThat(withPrefix(read(language), "story.what."))
                .isEqualTo(withPrefix(console, "what."))
                .containsKeys("lead-created", "row-written", "linked");
    }

    /** How it ended follows a dot in the console, and stands in a column of its own in the story. */
    private static Map<String, String> withPrefix(Properties words, String prefix) {
        return words.stringPropertyNames().stream()
                .filter(name -> name.startsWith(prefix) && name.indexOf('.', prefix.length()) < 0)
                .collect(Collectors.toMap(name -> name.substring(prefix.length()), words::getProperty));
    }

    @Test
    void bothLanguagesHaveTheSameSentencesWithTheSamePlaces() throws Exception {
        Properties english = read("en");
        Properties russian = read("ru");

        assertThat(russian.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(english.stringPropertyNames())
                .allSatisfy(name -> assertThat(places(russian.getProperty(name)))
                        .as(name)
                        .isEqualTo(places(english.getProperty(name))));
    }

    @Test
    void whateverAPlanOrAStoryMaySayHasWords() throws Exception {
        Set<String> names = read("en").stringPropertyNames();

        assertThat(names)
                .containsAll(Stream.of(Rehearsed.Why.values())
                        .map(why -> "plan.why." + why)
                        .toList())
                .containsAll(Stream.of(Story.State.values())
                        .map(state -> "story." + state)
                        .toList())
                .containsAll(Stream.of(Story.Verdict.values())
                        .map(verdict -> "story.verdict." + verdict)
                        .toList())
                .containsAll(Stream.of(Check.State.values())
                        .map(state -> "state." + state)
                        .toList());
    }

    @Test
    void everyNameThatACommandUsesHasWordsAndSoHasItsFix() throws Exception {
        Set<String> names = read("en").stringPropertyNames();
        Pattern used = Pattern.compile("\\b(ok|warn|fault|failed)\\(\\s*[A-Z_]+,\\s*\"([a-z-]+\\.[a-z-]+)\"");
        Set<String> wanted = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/org/amosheets/cli"))) {
            for (Path file : files.toList()) {
                used.matcher(Files.readString(file)).results().forEach(match -> {
                    wanted.add(match.group(2));
                    if (Set.of("warn", "fault").contains(match.group(1))) {
                        wanted.add(match.group(2) + ".fix");
                    }
                });
            }
        }

        assertThat(wanted).hasSizeGreaterThan(30);
        assertThat(names).containsAll(wanted);
    }

    @Test
    void anArgumentIsNeverTakenForAPlace() {
        Words words = Words.in(Locale.ENGLISH);

        assertThat(words.of("plan.row", 7, "{0} $1 \\")).isEqualTo("row 7: {0} $1 \\");
    }

    @Test
    void aNameWithoutWordsIsADefectThatIsSeen() {
        assertThatThrownBy(() -> Words.in(Locale.ENGLISH).of("no.such")).hasMessageContaining("no.such");
    }

    @Test
    void aSentenceOfTheServicesOwnIsInTheLanguageOfTheRest() {
        String said = "Tried to look up the tabs but failed because Google knows no such spreadsheet (404), do: check"
                + " GOOGLE_SPREADSHEET_ID and share the spreadsheet with a@b.test as an editor";
        assertThat(Words.in(Locale.forLanguageTag("ru")).plain(said))
                .isEqualTo(
                        "Не получилось: Google не знает такой таблицы (404). Проверьте GOOGLE_SPREADSHEET_ID и откройте"
                                + " таблицу для a@b.test с правом редактора.");
        assertThat(Words.in(Locale.forLanguageTag("ru")).plain("done")).isEqualTo("сделано");
        assertThat(Words.in(Locale.ENGLISH).plain(said)).isEqualTo(said);
    }
}
