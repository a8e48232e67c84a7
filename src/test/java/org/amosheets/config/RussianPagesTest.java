package org.amosheets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A page in Russian has the parts, tables and commands of its English one, so that nobody mends one and forgets the other. */
class RussianPagesTest {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```[^\n]*\n(.*?)^ *```");
    private static final Pattern HEADING = Pattern.compile("(?m)^(#+) ");
    private static final Pattern ROW = Pattern.compile("(?m)^\\|");
    /** Both point to each other in their first lines. */
    private static final Pattern OTHER = Pattern.compile("\\[[^]]+]\\(([^)]+)\\)");
    /** A line that somebody is to type, not an example of a file. */
    private static final Pattern COMMAND = Pattern.compile("(sudo|docker|java|mvn|cp|cd|curl|journalctl|TOKEN=).*");

    /** What is made of the tests stands on the English page alone. */
    private static final String GENERATED = "\n## What the older tools did";

    private static final String HEAD = """
            - beans:
                - name: mine
                  type: org.amosheets.mapping.Mapping
                  properties:
                    fields:
                      - { column: A, field: "lead.custom:A" }
            """;

    static Stream<Path> inRussian() throws IOException {
        try (Stream<Path> pages = Files.list(Path.of("docs/ru"))) {
            return Stream.concat(
                    Stream.of("README.ru.md", "apps-script/README.ru.md").map(Path::of),
                    pages.sorted().toList().stream());
        }
    }

    @ParameterizedTest
    @MethodSource("inRussian")
    void itAndTheEnglishPagePointToEachOther(Path page) throws IOException {
        assertThat(other(other(page))).isEqualTo(page);
    }

    @ParameterizedTest
    @MethodSource("inRussian")
    void everyCommandOfTheEnglishPageStandsInIt(Path page) throws IOException {
        assertThat(commands(Files.readString(page))).containsAll(commands(Files.readString(other(page))));
    }

    @ParameterizedTest
    @MethodSource("inRussian")
    void itHasThePartsAndTheTablesOfTheEnglishPage(Path page) throws IOException {
        // The one with the pictures: in Russian it is the list of pages alone, which has no part of its own.
        if (!page.endsWith("console.md")) {
            assertThat(shape(page)).isEqualTo(shape(other(page)));
        }
    }

    @ParameterizedTest
    @CsvSource({"docs/reference/mapping.md, deals", "docs/ru/mapping.md, deals-ru"})
    void theExamplesOfAMappingAreMappings(Path page, String name) throws IOException {
        List<String> examples = blocks(Files.readString(page));

        assertThat(examples).hasSize(3);
        assertThat(MappingText.read(examples.get(0), name).faults()).isEmpty();
        assertThat(MappingText.read(HEAD + examples.get(1), "mine").faults()).isEmpty();
        assertThat(MappingText.read(HEAD + examples.get(2), "mine").faults()).isEmpty();
    }

    @Test
    void whatIsToBeTypedIsFoundInAPage() {
        assertThat(commands("""
                ```
                java -jar x.jar doctor --lang ru --url https://<your host>
                AMO_BASE_URL=…
                TOKEN=$(cat t)    # or another
                ```
                java -jar not-in-a-block.jar
                """)).containsExactly("java -jar x.jar doctor --url https://<>", "TOKEN=$(cat t)");
    }

    /** The same page in the other language. */
    private static Path other(Path page) throws IOException {
        String head = Files.readString(page).lines().limit(3).reduce("", (a, b) -> a + "\n" + b);
        MatchResult link = OTHER.matcher(head).results().findFirst().orElseThrow();
        return page.resolveSibling(link.group(1)).normalize();
    }

    /** Without what differs by language: the language itself, the preset, remarks and what is to be put in. */
    private static List<String> commands(String page) {
        return blocks(page).stream()
                .flatMap(String::lines)
                .map(line -> line.strip()
                        .replaceFirst(" +# .*", "")
                        .replace(" --lang ru", "")
                        .replace("deals-ru", "deals")
                        .replaceAll("<[^>]*>", "<>"))
                .filter(line -> COMMAND.matcher(line).matches())
                .toList();
    }

    private static List<String> blocks(String page) {
        return BLOCK.matcher(page).results().map(block -> block.group(1)).toList();
    }

    private static List<String> shape(Path page) throws IOException {
        String text = BLOCK.matcher(Files.readString(page)).replaceAll("").split(GENERATED, 2)[0];
        List<String> shape = new ArrayList<>();
        for (String part : HEADING.splitAsStream(text).toList()) {
            shape.add(String.format(
                    Locale.ROOT, "%d rows", ROW.matcher(part).results().count()));
        }
        return shape;
    }
}
