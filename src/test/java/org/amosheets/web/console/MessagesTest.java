package org.amosheets.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The console's words are there in both languages, and every page finds its own. */
class MessagesTest {

    private static final Path HERE = Path.of("src/main/resources/org/amosheets/web/console");
    private static final Pattern LITERAL =
            Pattern.compile("#\\{([a-z][a-z0-9.-]*)[({}]|words\\.of\\('([a-z0-9.-]*[a-z0-9])'");
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        words.load(new StringReader(Files.readString(HERE.resolve("messages_" + language + ".properties"))));
        return words;
    }

    @Test
    void bothLanguagesSayTheSameThingsWithTheSamePlaces() throws IOException {
        Properties english = words("en");
        Properties russian = words("ru");
        assertThat(new TreeSet<>(russian.keySet())).isEqualTo(new TreeSet<>(english.keySet()));
        for (Object name : english.keySet()) {
            assertThat(places(russian.getProperty((String) name)))
                    .as("%s", name)
                    .isEqualTo(places(english.getProperty((String) name)));
        }
    }

    private static TreeSet<String> places(String sentence) {
        TreeSet<String> places = new TreeSet<>();
        Matcher matcher = PLACE.matcher(sentence);
        while (matcher.find()) {
            places.add(matcher.group());
        }
        return places;
    }

    @Test
    void noSentenceHoldsWhatTheFormatWouldSwallow() throws IOException {
        for (String language : List.of("en", "ru")) {
            assertThat(words(language).values())
                    .allSatisfy(sentence ->
                            assertThat((String) sentence).isNotBlank().doesNotContain("'"));
        }
    }

    @Test
    void everyWordThatAPageNamesIsThere() throws IOException {
        Properties english = words("en");
        List<String> named = new ArrayList<>();
        try (Stream<Path> pages = Files.list(HERE.resolve("pages"))) {
            for (Path page : pages.toList()) {
                Matcher matcher = LITERAL.matcher(Files.readString(page));
                while (matcher.find()) {
                    named.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
                }
            }
        }
        assertThat(named).hasSizeGreaterThan(30);
        assertThat(english.stringPropertyNames()).containsAll(named);
    }

    @Test
    void noPageShowsAnythingUnescapedOrHoldsScriptsAndStylesOfItsOwn() throws IOException {
        try (Stream<Path> pages = Files.list(HERE.resolve("pages"))) {
            assertThat(pages.toList())
                    .isNotEmpty()
                    .allSatisfy(page -> assertThat(Files.readString(page))
                            .doesNotContain("utext", "[(", "th:inline", "<style", " style=", "hx-on", " onclick")
                            .doesNotContainPattern("<script(?! src=)"));
        }
    }
}
