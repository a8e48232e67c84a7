package org.amosheets.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.amosheets.correctness.Shows;
import org.amosheets.engine.Risks.Risk;
import org.amosheets.sync.CrmEntity;
import org.amosheets.sync.FieldRule;
import org.amosheets.sync.Link;
import org.amosheets.sync.LinkedRow;
import org.amosheets.sync.Planner;
import org.amosheets.sync.Policy;
import org.amosheets.sync.SheetValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the brake counts, and how much of it is too much. */
@Shows({"G13", "I10"})
class BrakeDecisionTest {

    @ParameterizedTest
    @CsvSource({
        // rows, percent, concerned, linked, stops
        "20, 5, 20, 60, false",
        "20, 5, 21, 60, true",
        "20, 5, 21, 420, false",
        "20, 5, 22, 420, true",
        "20, 5, 500, 10000, false",
        "20, 5, 501, 10000, true",
        "0, 0, 1, 10000, true",
        "20, 5, 21, 0, true",
        "20, 100, 60, 60, false",
    })
    void stopsBeyondBothLimits(int rows, int percent, int concerned, int linked, boolean stops) {
        assertThat(new Brake(rows, percent).stops(concerned, linked)).isEqualTo(stops);
    }

    private static Set<Risk> risks(
            Policy policy, String field, String nothing, String base, String sheet, String crm, Set<String> created) {
        FieldRule rule = new FieldRule(field, policy, nothing, true);
        Map<String, String> agreed = new HashMap<>();
        if (!base.equals("?")) {
            agreed.put(field, base);
        }
        CrmEntity entity = new CrmEntity(11, crm.isEmpty() ? Map.of() : Map.of(field, List.of(crm)));
        LinkedRow row = new LinkedRow(new Link("r1", 11, 0, agreed), Map.of(field, SheetValue.of(sheet)), entity, null);
        var plan = new Planner(List.of(rule)).plan(List.of(row));
        return Risks.of(plan, List.of(rule), created, conflict -> false).getOrDefault("r1", Set.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # policy | nothing | base | sheet | crm | risk
            CRM   | ''    | a    | b    | a    |
            CRM   | ''    | a    | a    | b    |
            CRM   | ''    | ''   | b    | ''   |
            CRM   | ''    | a    | b    | b    |
            CRM   | ''    | a    | ''   | a    | CLEARS
            CRM   | ''    | a    | a    | ''   | CLEARS
            CRM   | 0     | 5    | 5    | 0    | CLEARS
            CRM   | 0     | 5    | 7    | 5    |
            CRM   | 0     | 0    | ''   | 0    |
            CRM   | false | true | false | true |
            CRM   | ''    | ?    | a    | ''   |
            CRM   | ''    | ?    | ''   | a    |
            CRM   | ''    | ?    | a    | b    | FIRST_AGREEMENT
            SHEET | ''    | ?    | a    | b    | FIRST_AGREEMENT
            ASK   | ''    | ?    | a    | b    |
            CRM   | ''    | a    | b    | c    | CONFLICT
            SHEET | ''    | a    | b    | c    | CONFLICT
            ASK   | ''    | a    | b    | c    |
            CRM   | ''    | a    | ''   | c    |
            """)
    void whatARowWouldLose(Policy policy, String nothing, String base, String sheet, String crm, String risk) {
        Set<Risk> expected = risk == null ? Set.of() : Set.of(Risk.valueOf(risk));
        assertThat(risks(policy, "lead.price", nothing, base, sheet, crm, Set.of()))
                .isEqualTo(expected);
    }

    @Test
    void aNewRowMayTakeOverWhatAKnownContactHolds() {
        assertThat(risks(Policy.CRM, "lead.x", "", "?", "a", "b", Set.of("r1"))).isEmpty();
        assertThat(risks(Policy.SHEET, "lead.x", "", "?", "a", "b", Set.of("r1")))
                .containsExactly(Risk.FIRST_AGREEMENT);
    }

    @ParameterizedTest
    @CsvSource({"b, c", "'', c", "b, ''"})
    void whatAPersonPickedIsNoLossThatSomebodyHasToBeAskedAbout(String sheet, String crm) {
        FieldRule rule = new FieldRule("lead.price", Policy.SHEET, "", true);
        CrmEntity entity = new CrmEntity(11, Map.of("lead.price", crm.isEmpty() ? List.of() : List.of(crm)));
        LinkedRow row = new LinkedRow(
                new Link("r1", 11, 0, Map.of("lead.price", "a")),
                Map.of("lead.price", SheetValue.of(sheet)),
                entity,
                null);
        var plan = new Planner(List.of(rule)).plan(List.of(row));
        assertThat(plan.conflicts()).hasSize(1);
        assertThat(Risks.of(plan, List.of(rule), Set.of(), conflict -> true)).isEmpty();
        assertThat(Risks.of(plan, List.of(rule), Set.of(), conflict -> false)).hasSize(crm.isEmpty() ? 0 : 1);
    }

    @Test
    void theWindowForgetsWhatIsOlderThanAMinute() {
        assertThat(BrakeWindow.parse("1000 old\n50000 a\n60000 b\n", 100_000)).containsOnlyKeys("a", "b");
        assertThat(BrakeWindow.parse("", 100_000)).isEmpty();
    }
}
