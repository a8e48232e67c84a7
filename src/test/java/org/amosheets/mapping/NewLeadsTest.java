package org.amosheets.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.amosheets.correctness.Shows;
import org.amosheets.mapping.NewLeads.Fate;
import org.junit.jupiter.api.Test;

/** Which leads get a row. Pipelines of the samples: 10 Продажи, 20 Партнёры, 30 Старая. */
class NewLeadsTest {

    private static final long SALES = 10;
    private static final long PARTNERS = 20;
    /** 1 January 2026, 00:00 in Moscow, where the samples' account is. */
    private static final long NEW_YEAR = 1_767_214_800;

    private final Mapping mapping = new Mapping();

    private NewLeads when(Map<String, Object> conditions) {
        mapping.setNewLeads("append");
        mapping.setAppendWhen(conditions);
        return NewLeads.of(mapping, Samples.DIRECTORY);
    }

    @Test
    void withoutAppendNoLeadGetsARow() {
        NewLeads none = NewLeads.of(mapping, Samples.DIRECTORY);
        assertThat(none.append()).isFalse();
        assertThat(none.of(SALES, 101, NEW_YEAR)).isEqualTo(Fate.NONE);
        assertThat(none.of(99, 99, NEW_YEAR)).isEqualTo(Fate.NONE);
    }

    @Test
    void withoutConditionsEveryLeadGetsARowThatSomebodyAccepted() {
        NewLeads any = when(Map.of());
        assertThat(any.append()).isTrue();
        assertThat(any.of(SALES, 101, 0)).isEqualTo(Fate.ROW);
        assertThat(any.of(PARTNERS, 142, 0)).isEqualTo(Fate.ROW);
        assertThat(any.of(SALES, 100, 0)).as("unsorted").isEqualTo(Fate.NONE);
    }

    @Test
    @Shows({"F27", "F28"})
    void aStatusIsNamedInEachPipelineThatHasIt() {
        NewLeads named = when(Map.of("statuses", List.of("переговоры", " ", "Won")));
        assertThat(named.of(SALES, 102, 0)).isEqualTo(Fate.ROW);
        assertThat(named.of(PARTNERS, 201, 0)).isEqualTo(Fate.ROW);
        assertThat(named.of(PARTNERS, 142, 0)).isEqualTo(Fate.ROW);
        assertThat(named.of(SALES, 142, 0)).as("has another name there").isEqualTo(Fate.NONE);
        assertThat(named.of(SALES, 101, 0)).isEqualTo(Fate.NONE);
        assertThat(named.faults()).isEmpty();
    }

    @Test
    @Shows("F28")
    void aStatusIsNamedByItsIdOrAsOneText() {
        assertThat(when(Map.of("statuses", List.of("202"))).of(PARTNERS, 202, 0))
                .isEqualTo(Fate.ROW);
        assertThat(when(Map.of("statuses", 202)).of(PARTNERS, 202, 0)).isEqualTo(Fate.ROW);
        assertThat(when(Map.of("statuses", "Переговоры")).of(PARTNERS, 201, 0)).isEqualTo(Fate.ROW);
    }

    @Test
    @Shows("F31")
    void lookAlikeLettersMakeNoDifference() {
        NewLeads latin = when(Map.of("statuses", List.of("ПEPEГOBOPЫ"), "pipelines", "пPOдaж"));
        assertThat(latin.of(SALES, 102, 0)).isEqualTo(Fate.ROW);
        assertThat(latin.faults()).isEmpty();
    }

    @Test
    @Shows("F29")
    void aTextNamesPartOfAPipelinesNameAndAListWholeNames() {
        NewLeads part = when(Map.of("pipelines", "парт"));
        assertThat(part.of(PARTNERS, 201, 0)).isEqualTo(Fate.ROW);
        assertThat(part.of(SALES, 102, 0)).isEqualTo(Fate.NONE);
        NewLeads whole = when(Map.of("pipelines", List.of("Парт", "10")));
        assertThat(whole.of(PARTNERS, 201, 0)).isEqualTo(Fate.NONE);
        assertThat(whole.of(SALES, 102, 0)).isEqualTo(Fate.ROW);
        assertThat(whole.faults())
                .singleElement()
                .asString()
                .contains("\"Парт\"")
                .contains("Партнёры");
    }

    @Test
    @Shows("F41")
    void aLeadCreatedEarlierGetsNone() {
        NewLeads byDate = when(Map.of("createdAfter", "01.01.2026"));
        assertThat(byDate.of(SALES, 101, NEW_YEAR - 1)).isEqualTo(Fate.NONE);
        assertThat(byDate.of(SALES, 101, NEW_YEAR)).isEqualTo(Fate.ROW);
        assertThat(when(Map.of("createdAfter", NEW_YEAR)).of(SALES, 101, NEW_YEAR - 1))
                .isEqualTo(Fate.NONE);
    }

    @Test
    @Shows("V5")
    void aNameThatTheAccountLacksIsSaidAndMatchesNothing() {
        NewLeads unknown = when(Map.of("statuses", List.of("Нет такого"), "pipelines", "нигде"));
        assertThat(unknown.of(SALES, 101, 0)).isEqualTo(Fate.NONE);
        assertThat(unknown.faults())
                .hasSize(2)
                .allSatisfy(fault -> assertThat(fault).containsAnyOf("Нет такого", "нигде"))
                .anyMatch(fault -> fault.contains("Переговоры"))
                .anyMatch(fault -> fault.contains("Партнёры"));
    }

    @Test
    @Shows("D004-35")
    void aStatusThatTheAccountDidNotHaveWhenItWasReadIsNotJudged() {
        assertThat(when(Map.of()).of(SALES, 999, 0)).isEqualTo(Fate.UNKNOWN);
        assertThat(when(Map.of("statuses", "Переговоры")).of(999, 102, 0)).isEqualTo(Fate.UNKNOWN);
    }

    @Test
    void theEnvironmentReplacesWhatItNamesAndNothingElse() {
        mapping.override(new AppendWhen("продажи", List.of(), List.of(), ""));
        NewLeads overridden = when(Map.of("pipelines", "парт", "statuses", "Переговоры"));
        assertThat(overridden.of(SALES, 102, 0)).isEqualTo(Fate.ROW);
        assertThat(overridden.of(SALES, 101, 0)).isEqualTo(Fate.NONE);
        assertThat(overridden.of(PARTNERS, 201, 0)).isEqualTo(Fate.NONE);
    }

    @Test
    void whatIsWrongWithTheConditionsIsSaid() {
        mapping.setFields(List.of(Map.of("column", "name", "field", "lead.name")));
        when(Map.of("status", "x", "createdAfter", "вчера", "statuses", Map.of("a", "b")));
        assertThat(mapping.faults())
                .anyMatch(fault -> fault.contains("unknown word status"))
                .anyMatch(fault -> fault.contains("вчера"))
                .anyMatch(fault -> fault.contains("statuses should be"))
                .anyMatch(fault -> fault.contains("leadId"))
                .hasSize(4);
        mapping.setNewLeads("ignore");
        mapping.setAppendWhen(Map.of("statuses", "Переговоры"));
        assertThat(mapping.faults()).singleElement().asString().contains("only with newLeads: append");
    }
}
