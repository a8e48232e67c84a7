package org.amosheets.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import org.amosheets.sync.Problem;
import org.amosheets.sync.Problem.Code;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoteWordsTest {

    private static final String COLUMN = "Сумма: ";

    private final Notes english = Notes.in(Locale.ENGLISH);
    private final Notes russian = Notes.in(Locale.forLanguageTag("ru"));

    @ParameterizedTest
    @EnumSource(Code.class)
    void everyEnglishNoteIsFoundAgainAndSaidInRussian(Code code) {
        for (String column : List.of("", "Сумма")) {
            Problem problem = Problem.of(code, column, "first", "second");
            assertThat(inRussian(english.of(List.of(problem)))).contains(russian.of(List.of(problem)));
        }
    }

    /** What each of the notes that fit the text makes of it. */
    private static List<String> inRussian(String note) {
        int begin = note.startsWith(COLUMN) ? COLUMN.length() : 0;
        return NoteWords.inRussian().entrySet().stream()
                .map(words -> Map.entry(words.getKey().matcher(note).region(begin, note.length()), words.getValue()))
                .filter(words -> words.getKey().matches())
                .map(words -> note.substring(0, begin) + filled(words.getValue(), words.getKey(), begin == 0))
                .toList();
    }

    private static String filled(String russian, Matcher found, boolean capital) {
        String said = russian;
        for (int group = 1; group <= found.groupCount(); group++) {
            said = said.replace("$=" + group, found.group(group));
        }
        return capital ? said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1) : said;
    }
}
