package org.amosheets.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.amosheets.correctness.Shows;
import org.amosheets.sync.Problem.Code;
import org.amosheets.sync.Readiness.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadinessTest {

    private static final long QUIET = 3000;
    private static final Problem PROBLEM = Problem.of(Code.NOT_A_PHONE, "Phone", "?");

    private final Map<String, SheetValue> row = new HashMap<>();
    private final Map<String, String> columns =
            Map.of("contact.phone", "Phone", "contact.email", "Email", "contact.name", "Name", "lead.price", "Budget");

    @ParameterizedTest
    @ValueSource(strings = {"contact.phone", "contact.email"})
    void aRowThatCanBeReachedIsDueOnceItHasBeenQuiet(String field) {
        row.put(field, SheetValue.of("x"));

        assertThat(after(QUIET)).isEqualTo(new Readiness(Verdict.DUE, 0, List.of()));
        assertThat(after(QUIET - 1)).isEqualTo(new Readiness(Verdict.WAIT, 1, List.of()));
        assertThat(after(0)).isEqualTo(new Readiness(Verdict.WAIT, QUIET, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"contact.name", "lead.name"})
    void aRowWithANameOnlyWaitsLonger(String field) {
        row.put(field, SheetValue.of("x"));

        assertThat(after(20 * QUIET - 1)).isEqualTo(new Readiness(Verdict.WAIT, 1, List.of()));
        assertThat(after(20 * QUIET)).isEqualTo(new Readiness(Verdict.DUE, 0, List.of()));
    }

    @Test
    void aMistakeIsToldAfterTheUsualQuietEvenWhereOnlyANameWouldBeReady() {
        row.put("contact.name", SheetValue.of("x"));
        row.put("contact.phone", SheetValue.invalid("", PROBLEM));

        assertThat(after(QUIET - 1)).isEqualTo(new Readiness(Verdict.WAIT, 1, List.of()));
        assertThat(after(QUIET)).isEqualTo(new Readiness(Verdict.INVALID, 0, List.of(PROBLEM)));
    }

    @Test
    void aRowWithoutWhatTheMappingRequiresIsIncomplete() {
        row.put("contact.phone", SheetValue.of("x"));
        row.put("lead.price", SheetValue.of(""));

        assertThat(after(QUIET, "contact.phone", "lead.price", "lead.custom:Region"))
                .isEqualTo(new Readiness(
                        Verdict.INCOMPLETE,
                        0,
                        List.of(
                                Problem.of(Code.INCOMPLETE, "", "Budget"),
                                Problem.of(Code.INCOMPLETE, "", "lead.custom:Region"))));
        row.put("lead.price", SheetValue.of("5"));
        assertThat(after(QUIET, "lead.price").verdict()).isEqualTo(Verdict.DUE);
    }

    @Test
    void allPhonesInOneCellReachAPersonAsWellAsOne() {
        row.put("contact.phones", SheetValue.of("+79990001122, +79990003344"));
        assertThat(after(QUIET).verdict()).isEqualTo(Verdict.DUE);
        assertThat(Readiness.of(Map.of(), Map.of("contact.phones", "Phones"), List.of(), QUIET * 20, QUIET)
                        .problems())
                .containsExactly(Problem.of(Code.INCOMPLETE, "", "Phones"));
    }

    @Test
    @Shows("D001-5")
    void aRowThatNamesNobodyIsIncompleteAndSaysWhatWouldDo() {
        row.put("lead.price", SheetValue.of("5"));
        Problem nobody = Problem.of(Code.INCOMPLETE, "", "Phone", "Email", "Name");

        assertThat(after(20 * QUIET)).isEqualTo(new Readiness(Verdict.INCOMPLETE, 0, List.of(nobody)));
        assertThat(after(20 * QUIET, "contact.email"))
                .as("told once")
                .isEqualTo(new Readiness(Verdict.INCOMPLETE, 0, List.of(Problem.of(Code.INCOMPLETE, "", "Email"))));
    }

    private Readiness after(long quietMs, String... required) {
        return Readiness.of(row, columns, List.of(required), quietMs, QUIET);
    }
}
