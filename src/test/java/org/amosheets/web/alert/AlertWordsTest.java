package org.amosheets.web.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every kind has its words in both languages, and its row in the reference. */
class AlertWordsTest {

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        words.load(new StringReader(Files.readString(
                Path.of("src/main/resources/org/amosheets/web/alert/messages_" + language + ".properties"))));
        return words;
    }

    @Test
    void everyKindIsSaidInRussianAndInEnglish() throws IOException {
        Set<Object> wanted = Stream.of(Kind.values())
                .flatMap(kind -> Stream.of(kind.word(), kind.word() + ".do", kind.word() + ".over"))
                .collect(Collectors.toCollection(TreeSet::new));
        wanted.add("over");
        for (String language : new String[] {"ru", "en"}) {
            Properties words = words(language);
            assertThat(new TreeSet<>(words.keySet())).as(language).isEqualTo(wanted);
            assertThat(words.values())
                    .allSatisfy(text -> assertThat((String) text).isNotBlank());
        }
        assertThat(words("ru").getProperty("redis")).startsWith("Redis недоступен");
    }

    @Test
    void theReferenceHasARowForEachKind() throws IOException {
        String page = Files.readString(Path.of("docs/reference/alerts.md"));
        page = page.substring(page.indexOf("| `kind` | when |"));
        Set<String> rows = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| [^w]")
                .matcher(page)
                .results()
                .map((MatchResult row) -> row.group(1))
                .collect(Collectors.toSet());
        assertThat(rows).isEqualTo(Stream.of(Kind.values()).map(Kind::word).collect(Collectors.toSet()));
    }
}
