package org.amosheets.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.amosheets.sync.Problem;
import org.amosheets.sync.Problem.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NotesTest {

    private final Notes english = Notes.in(Locale.ENGLISH);
    private final Notes russian = Notes.in(Locale.forLanguageTag("ru"));

    @ParameterizedTest
    @EnumSource(Code.class)
    void everyProblemHasWordsInBothLanguages(Code code) {
        Problem problem = Problem.of(code, "Телефон", "first", "second");
        for (Notes notes : List.of(english, russian)) {
            assertThat(notes.of(List.of(problem)))
                    .startsWith("Телефон: ")
                    .endsWith(".")
                    .doesNotContain("{", "}", "?", code.name());
        }
        assertThat(english.of(List.of(Problem.of(code, "phone", "a", "b")))).doesNotContainPattern("[А-я]");
        assertThat(russian.of(List.of(problem))).containsPattern("[а-я]{3}");
    }

    @Test
    void noProblemsNeedNoNote() {
        assertThat(english.of(List.of())).isEmpty();
    }

    @Test
    void aNoteNamesTheColumnTheValueAndWhatToDo() {
        assertThat(english.of(List.of(Problem.of(Code.UNKNOWN_STATUS, "status", "Wonn", "New", "Won"))))
                .isEqualTo(
                        "status: there is no status \"Wonn\" to choose in this lead's pipeline. Choose one of: New, Won.");
        assertThat(russian.of(List.of(
                        Problem.of(Code.NOT_A_NUMBER, "Сумма", "сто"),
                        Problem.of(Code.INCOMPLETE, "", "Телефон", "Email"))))
                .isEqualTo("Сумма: «сто» — не сумма. Напишите число, например 1000 или 1000,50."
                        + " Сделка пока не создана: не хватает данных. Заполните одно из: Телефон, Email.");
    }

    @Test
    void aQuotedValueIsOneShortLineAndNeverAPlaceToFill() {
        String note = english.of(List.of(Problem.of(Code.NOT_A_NUMBER, "b", "{0}\n{column} $1 " + "x".repeat(500))));
        assertThat(note)
                .startsWith("b: \"{0} {column} $1 xxx")
                .doesNotContain("\n")
                .hasSizeLessThan(160);
    }

    @Test
    void aNoteIsShort() {
        Problem choices = new Problem(Code.UNKNOWN_OPTION, "c", Collections.nCopies(500, "option"));
        assertThat(english.of(List.of(choices))).hasSizeLessThan(450);
        List<Problem> many = IntStream.range(0, 100)
                .mapToObj(i -> Problem.of(Code.NOT_A_DATE, "column " + i, "x"))
                .toList();
        assertThat(english.of(many)).hasSizeLessThanOrEqualTo(1000).endsWith("…");
    }

    @Test
    void theSameProblemIsToldOnce() {
        Problem problem = Problem.of(Code.CELL_ERROR, "a", "#REF!");
        assertThat(english.of(List.of(problem, problem))).isEqualTo(english.of(List.of(problem)));
    }

    @Test
    void whatIsMissingFromAProblemIsAQuestionMark() {
        assertThat(english.of(List.of(Problem.of(Code.NOT_A_DATE, "c")))).startsWith("c: \"?\" is not a date");
    }
}
