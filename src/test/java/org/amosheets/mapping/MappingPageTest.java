package org.amosheets.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference names every word that a mapping's file may hold, as the parser itself lists them in its faults. */
class MappingPageTest {

    private static final Pattern KNOWN = Pattern.compile("known are (.+)");
    private static final Pattern CODE = Pattern.compile("`[^`\n]+`");
    private static final Map<String, Object> UNKNOWN = Map.of("nonsense", "x");

    @ParameterizedTest
    @ValueSource(strings = {"docs/reference/mapping.md", "docs/ru/mapping.md"})
    void everyWordThatTheParserKnowsStandsOnThePage(Path page) throws IOException {
        TreeSet<String> words = new TreeSet<>(setters());
        faults().flatMap(fault -> KNOWN.matcher(fault).results())
                .flatMap(known -> Arrays.stream(known.group(1).split(", ")))
                .forEach(words::add);
        Stream.of(Conversion.values())
                .filter(Conversion.OF_TEXT::contains)
                .forEach(conversion -> words.add(conversion.word()));

        assertThat(words).hasSizeGreaterThan(45);
        String code = CODE.matcher(Files.readString(page))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining(" "))
                .replace("<название или номер>", "<name or id>");
        words.removeIf(word -> Pattern.compile("(?<![\\w.])" + Pattern.quote(word) + "(?!\\w)")
                .matcher(code)
                .find());
        assertThat(words).as("words that the page does not have").isEmpty();
    }

    private static List<String> setters() {
        return Arrays.stream(Mapping.class.getMethods())
                .map(Method::getName)
                .filter(name -> name.startsWith("set"))
                .map(name -> name.substring(3, 4).toLowerCase(java.util.Locale.ROOT) + name.substring(4))
                .toList();
    }

    /** Of a mapping that has a word too many at each place, and an unknown one where there is a choice. */
    private static Stream<String> faults() {
        Mapping mapping = new Mapping();
        mapping.setLanguage("nonsense");
        mapping.setNewLeads("nonsense");
        mapping.setAppendWhen(UNKNOWN);
        mapping.setService(Map.of("nonsense", "x"));
        mapping.setStatuses(List.of(UNKNOWN));
        mapping.setPipelines(List.of(UNKNOWN));
        mapping.setOrderNumber(UNKNOWN);
        mapping.setStaff(UNKNOWN);
        mapping.setFields(List.of(
                Map.of("column", "a", "field", "lead.price", "wins", "nonsense", "nonsense", "x"),
                Map.of("column", "b", "field", "nonsense")));
        return mapping.faults().stream();
    }
}
