package org.amosheets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.amosheets.sheets.SetupStep;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandWordsTest {

    @ParameterizedTest
    @EnumSource
    void everyStepOfASetupHasWords(SetupStep.Kind kind) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        assertThat(Words.in(Locale.ENGLISH).of("setup.done." + name, "x")).isNotBlank();
        assertThat(Words.in(Locale.ENGLISH).of("setup.missing." + name, "x")).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void everythingThatMayBecomeOfAPulledLeadHasWords(PullRun.Outcome outcome) {
        assertThat(Words.in(Locale.ENGLISH).of("pull." + outcome.name().toLowerCase(Locale.ROOT), 7, "5"))
                .contains("7");
    }

    @ParameterizedTest
    @EnumSource
    void everythingThatMayBecomeOfARowHasWords(ImportLine.Outcome outcome) {
        assertThat(Words.in(Locale.ENGLISH).of("import.row." + outcome, 2, "1", "", ""))
                .contains("2");
        assertThat(Words.in(Locale.ENGLISH).of("import.sum." + outcome, 7)).contains("7");
    }
}
