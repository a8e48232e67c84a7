package org.amosheets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.amosheets.engine.ArchivedLead;
import org.amosheets.engine.NamedLead;
import org.amosheets.engine.OlderLink;
import org.amosheets.sheets.SetupStep;
import org.junit.jupiter.api.Test;
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

    @Test
    void everythingThatMayBecomeOfWhatAnOlderToolHasStoredHasWords() {
        Words words = Words.in(Locale.ENGLISH);
        for (OlderLink.Verdict verdict : OlderLink.Verdict.values()) {
            String name = verdict.name().toLowerCase(Locale.ROOT);
            assertThat(words.of("migrate.link." + name, 7, "12")).contains("7", "12");
            assertThat(words.of("migrate.sum." + name, 3)).contains("3");
        }
        for (NamedLead.Verdict verdict : NamedLead.Verdict.values()) {
            String name = verdict.name().toLowerCase(Locale.ROOT);
            if (verdict.refused()) {
                assertThat(words.of("migrate.named." + name, 7, "12")).contains("7", "12");
            }
            assertThat(words.of("migrate.named-sum." + name, 3)).contains("3");
        }
        for (ArchivedLead.Verdict verdict : ArchivedLead.Verdict.values()) {
            String kind = verdict.refused() ? "migrate.archived." : "migrate.archived-sum.";
            assertThat(words.of(kind + verdict.name(), "3", "02.2026")).contains("3");
        }
        for (TokenMigration.Outcome outcome : TokenMigration.Outcome.values()) {
            assertThat(words.of("migrate.tokens." + outcome, "a-file")).contains("a-file");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everythingThatMayBecomeOfARowHasWords(ImportLine.Outcome outcome) {
        assertThat(Words.in(Locale.ENGLISH).of("import.row." + outcome, 2, "1", "", ""))
                .contains("2");
        assertThat(Words.in(Locale.ENGLISH).of("import.sum." + outcome, 7)).contains("7");
    }
}
