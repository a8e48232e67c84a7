package org.amosheets.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.amosheets.correctness.Shows;
import org.amosheets.sync.Plan.BaseMove;
import org.amosheets.sync.Plan.CellPatch;
import org.amosheets.sync.Plan.Conflict;
import org.amosheets.sync.Plan.CrmPatch;
import org.amosheets.sync.Plan.Target;
import org.amosheets.sync.Plan.ValueChange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTest {

    private static final String PRICE = "lead.price";
    private static final String STATUS = "lead.status";
    private static final String REGION = "lead.custom:Region";
    private static final String NAME = "contact.name";
    private static final String EMAIL = "contact.email";
    private static final Target LEAD = new Target(false, 11);
    private static final Target CONTACT = new Target(true, 7);

    private static Planner planner(Policy policy) {
        return new Planner(List.of(PRICE, STATUS, REGION, NAME, EMAIL).stream()
                .map(field -> new FieldRule(field, policy))
                .toList());
    }

    private static Plan plan(Policy policy, LinkedRow... rows) {
        return planner(policy).plan(List.of(rows));
    }

    private static RowBuilder row(String key) {
        return RowBuilder.row(key).lead(11).contact(7);
    }

    private static CrmPatch patch(Target target, String field, String from, String to) {
        return new CrmPatch(target, Map.of(field, new ValueChange(from, to)));
    }

    /** Row {@code index} of those that show one contact, with a name in its cell. */
    private static LinkedRow sharing(int index, @Nullable String base, String cell, String crm) {
        return sharing(index, base, SheetValue.of(cell), crm);
    }

    private static LinkedRow sharing(int index, @Nullable String base, SheetValue cell, String crm) {
        return RowBuilder.row("r" + index)
                .lead(100 + index)
                .contact(7)
                .field(NAME, base, cell, crm)
                .build();
    }

    @Test
    @Shows("G3")
    void editsOfDifferentFieldsOnBothSidesBothSurvive() {
        Plan plan = plan(
                Policy.CRM,
                row("r1")
                        .field(PRICE, "10", "20", "10")
                        .field(STATUS, "1:1", "1:1", "1:2")
                        .field(NAME, "Ann", "Anna", "Ann")
                        .field(EMAIL, "a@b.c", "a@b.c", "d@e.f")
                        .build());

        assertThat(plan.patches()).containsExactly(patch(LEAD, PRICE, "10", "20"), patch(CONTACT, NAME, "Ann", "Anna"));
        assertThat(plan.cells())
                .containsExactly(
                        new CellPatch("r1", STATUS, "1:1", "1:2"), new CellPatch("r1", EMAIL, "a@b.c", "d@e.f"));
        assertThat(plan.conflicts()).isEmpty();
        assertThat(plan.problems()).isEmpty();
    }

    @Test
    void aPersonsPickCountsForTheTwoValuesThatThePersonSawAndForNoOthers() {
        LinkedRow row = row("r1").field(PRICE, "10", "20", "30").build();

        Plan picked = plan(Policy.CRM, row.withPicks(Map.of(PRICE, new Pick(Policy.SHEET, "20", "30"))));
        assertThat(picked.patches()).containsExactly(patch(LEAD, PRICE, "30", "20"));
        assertThat(picked.cells()).isEmpty();

        for (Pick stale : List.of(new Pick(Policy.SHEET, "21", "30"), new Pick(Policy.SHEET, "20", "31"))) {
            Plan plan = plan(Policy.CRM, row.withPicks(Map.of(PRICE, stale)));
            assertThat(plan.patches()).isEmpty();
            assertThat(plan.cells()).containsExactly(new CellPatch("r1", PRICE, "20", "30"));
        }
    }

    @Test
    void severalFieldsOfOneLeadGoInOnePatch() {
        Plan plan = plan(
                Policy.CRM,
                row("r1")
                        .field(PRICE, "10", "20", "10")
                        .field(REGION, "N", "S", "N")
                        .build());

        assertThat(plan.patches())
                .containsExactly(new CrmPatch(
                        LEAD, Map.of(PRICE, new ValueChange("10", "20"), REGION, new ValueChange("N", "S"))));
    }

    @Test
    @Shows("I8")
    void aBaseRestsOnThePatchOrTheCellThatMakesItTrue() {
        Plan plan = plan(
                Policy.CRM,
                row("r1")
                        .field(PRICE, "10", "20", "10")
                        .field(STATUS, "1:1", "1:1", "1:2")
                        .field(REGION, "N", "S", "S")
                        .field(NAME, "Ann", "Anna", "Ann")
                        .build());

        assertThat(plan.bases())
                .containsExactlyInAnyOrder(
                        new BaseMove("r1", PRICE, "20", LEAD, false),
                        new BaseMove("r1", STATUS, "1:2", null, true),
                        new BaseMove("r1", REGION, "S", null, false),
                        new BaseMove("r1", NAME, "Anna", CONTACT, false));
    }

    @ParameterizedTest
    @EnumSource
    @Shows({"I2", "G2"})
    void theLoserOfAConflictIsKept(Policy policy) {
        Plan plan = plan(policy, row("r1").field(REGION, "N", "S", "W").build());

        Policy winner = policy == Policy.ASK ? null : policy;
        assertThat(plan.conflicts()).containsExactly(new Conflict("r1", LEAD, REGION, "N", "S", "W", winner));
        assertThat(plan.patches().isEmpty()).isEqualTo(policy != Policy.SHEET);
        assertThat(plan.cells().isEmpty()).isEqualTo(policy != Policy.CRM);
    }

    @Test
    void anOpenConflictIsToldInTheRow() {
        Plan plan = plan(Policy.ASK, row("r1").field(REGION, "N", "S", "W").build());

        assertThat(plan.problems())
                .isEqualTo(Map.of("r1", List.of(Problem.of(Problem.Code.CONFLICT, REGION, "S", "W"))));
        assertThat(plan.bases()).isEmpty();
        assertThat(plan.rowsWithProblems()).containsExactly("r1");
    }

    @Test
    @Shows("V3")
    void aColumnThatTheTabLacksIsLeftAloneOnBothSides() {
        Plan plan = plan(
                Policy.CRM,
                row("r1")
                        .withoutCell(PRICE, "10", "20")
                        .withoutCell(NAME, "Ann", "Anna")
                        .build());

        assertThat(plan).isEqualTo(new Plan(List.of(), List.of(), List.of(), List.of(), Map.of()));
    }

    @Test
    void aLeadWithoutAContactKeepsItsContactCells() {
        Plan plan = plan(
                Policy.CRM,
                row("r1").contact(0).field(NAME, "Ann", "Anna", "Ann").build());

        assertThat(plan).isEqualTo(new Plan(List.of(), List.of(), List.of(), List.of(), Map.of()));
    }

    @Test
    void aRoundedValueTravelsAndIsToldAllTheSame() {
        Problem rounded = Problem.of(Problem.Code.ROUNDED, "Budget", "19.60", "20");
        SheetValue cell = SheetValue.of("20").withRemark(rounded);

        Plan travels = plan(Policy.CRM, row("r1").field(PRICE, "10", cell, "10").build());
        Plan stays = plan(Policy.CRM, row("r1").field(PRICE, "20", cell, "20").build());
        Plan gone = plan(Policy.CRM, row("r1").field(PRICE, "20", cell, "30").build());

        assertThat(travels.patches()).containsExactly(patch(LEAD, PRICE, "10", "20"));
        assertThat(travels.problems()).isEqualTo(Map.of("r1", List.of(rounded)));
        assertThat(stays.problems()).isEqualTo(Map.of("r1", List.of(rounded)));
        assertThat(gone.problems()).isEmpty();
    }

    @Test
    void aFormulasResultGoesToAmoCrm() {
        SheetValue cell = SheetValue.of("20").asFormula(true);

        Plan plan = plan(Policy.CRM, row("r1").field(PRICE, "10", cell, "10").build());

        assertThat(plan.patches()).containsExactly(patch(LEAD, PRICE, "10", "20"));
    }

    @Test
    @Shows("I3")
    void aFormulaIsNeverOverwritten() {
        SheetValue cell = SheetValue.of("10").asFormula(true);

        Plan plan = plan(Policy.CRM, row("r1").field(PRICE, "10", cell, "30").build());

        assertThat(plan.writesNothing()).isTrue();
        assertThat(plan.bases()).isEmpty();
        assertThat(plan.problems())
                .isEqualTo(Map.of("r1", List.of(Problem.of(Problem.Code.FORMULA_DIFFERS, PRICE, "30"))));
    }

    @Test
    @Shows({"I15", "D001-2"})
    void anUnreadableCellBlocksItsFieldOnly() {
        Problem problem = Problem.of(Problem.Code.NOT_A_NUMBER, "Budget", "ten");

        Plan plan = plan(
                Policy.SHEET,
                row("r1")
                        .field(PRICE, "10", SheetValue.invalid("ten", problem), "30")
                        .field(REGION, "N", "S", "N")
                        .build());

        assertThat(plan.patches()).containsExactly(patch(LEAD, REGION, "N", "S"));
        assertThat(plan.cells()).isEmpty();
        assertThat(plan.problems()).isEqualTo(Map.of("r1", List.of(problem)));
    }

    @Test
    void anEmptiedStatusIsPutBack() {
        Plan plan = plan(Policy.SHEET, row("r1").field(STATUS, "1:1", "", "1:1").build());

        assertThat(plan.patches()).isEmpty();
        assertThat(plan.cells()).containsExactly(new CellPatch("r1", STATUS, "", "1:1"));
    }

    @Test
    @Shows("D002-17")
    void anEmptiedPriceIsNotRewrittenAsNought() {
        Plan emptied = plan(Policy.CRM, row("r1").field(PRICE, "10", "", "10").build());
        Plan afterwards = plan(Policy.CRM, row("r1").field(PRICE, "", "", "0").build());

        assertThat(emptied.patches()).containsExactly(patch(LEAD, PRICE, "10", ""));
        assertThat(afterwards).isEqualTo(new Plan(List.of(), List.of(), List.of(), List.of(), Map.of()));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void anEditInOneRowOfAContactGoesToAmoCrmAndToItsOtherRows(int count) {
        List<LinkedRow> rows = new ArrayList<>();
        rows.add(sharing(1, "Ann", "Anna", "Ann"));
        IntStream.rangeClosed(2, count).forEach(i -> rows.add(sharing(i, "Ann", "Ann", "Ann")));

        Plan plan = planner(Policy.CRM).plan(rows);

        assertThat(plan.patches()).containsExactly(patch(CONTACT, NAME, "Ann", "Anna"));
        assertThat(plan.cells())
                .isEqualTo(IntStream.rangeClosed(2, count)
                        .mapToObj(i -> new CellPatch("r" + i, NAME, "Ann", "Anna"))
                        .toList());
        assertThat(plan.bases())
                .isEqualTo(IntStream.rangeClosed(1, count)
                        .mapToObj(i -> new BaseMove("r" + i, NAME, "Anna", CONTACT, i > 1))
                        .toList());
        assertThat(plan.conflicts()).isEmpty();
    }

    @Test
    void twoRowsOfAContactEditedAlikeAreOneEdit() {
        Plan plan = plan(
                Policy.ASK,
                sharing(1, "Ann", "Anna", "Ann"),
                sharing(2, "Ann", "Anna", "Ann"),
                sharing(3, "Ann", "Ann", "Ann"));

        assertThat(plan.patches()).containsExactly(patch(CONTACT, NAME, "Ann", "Anna"));
        assertThat(plan.cells()).containsExactly(new CellPatch("r3", NAME, "Ann", "Anna"));
        assertThat(plan.conflicts()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void twoRowsOfAContactEditedDifferentlyBothStayWhateverThePolicy(Policy policy) {
        Plan plan = plan(
                policy,
                sharing(1, "Ann", "Anna", "Ann"),
                sharing(2, "Ann", "Annie", "Ann"),
                sharing(3, "Ann", "Ann", "Ann"));

        assertThat(plan.writesNothing()).isTrue();
        assertThat(plan.bases()).isEmpty();
        assertThat(plan.conflicts())
                .containsExactly(
                        new Conflict("r1", CONTACT, NAME, "Ann", "Anna", "Ann", null),
                        new Conflict("r2", CONTACT, NAME, "Ann", "Annie", "Ann", null));
        assertThat(plan.problems())
                .isEqualTo(Map.of(
                        "r1", List.of(Problem.of(Problem.Code.CONFLICT, NAME, "Anna", "Ann")),
                        "r2", List.of(Problem.of(Problem.Code.CONFLICT, NAME, "Annie", "Ann"))));
    }

    @Test
    void rowsThatDisagreeOnOneFieldStillShareTheOthers() {
        LinkedRow first = row("r1")
                .field(NAME, "Ann", "Anna", "Ann")
                .field(EMAIL, "a@b.c", "d@e.f", "a@b.c")
                .build();
        LinkedRow second = row("r2")
                .lead(12)
                .field(NAME, "Ann", "Annie", "Ann")
                .field(EMAIL, "a@b.c", "a@b.c", "a@b.c")
                .build();

        Plan plan = plan(Policy.CRM, first, second);

        assertThat(plan.patches()).containsExactly(patch(CONTACT, EMAIL, "a@b.c", "d@e.f"));
        assertThat(plan.cells()).containsExactly(new CellPatch("r2", EMAIL, "a@b.c", "d@e.f"));
    }

    @ParameterizedTest
    @EnumSource
    void aChangeInAmoCrmGoesToAllRowsOfTheContact(Policy policy) {
        Plan plan = plan(policy, sharing(1, "Ann", "Ann", "Anna"), sharing(2, "Ann", "Ann", "Anna"));

        assertThat(plan.patches()).isEmpty();
        assertThat(plan.cells())
                .containsExactly(new CellPatch("r1", NAME, "Ann", "Anna"), new CellPatch("r2", NAME, "Ann", "Anna"));
    }

    @Test
    void aRowThatWinsAgainstAmoCrmWinsInAllRowsOfTheContact() {
        Plan plan = plan(Policy.SHEET, sharing(1, "Ann", "Anna", "Annie"), sharing(2, "Ann", "Ann", "Annie"));

        assertThat(plan.patches()).containsExactly(patch(CONTACT, NAME, "Annie", "Anna"));
        assertThat(plan.cells()).containsExactly(new CellPatch("r2", NAME, "Ann", "Anna"));
        assertThat(plan.conflicts())
                .containsExactly(new Conflict("r1", CONTACT, NAME, "Ann", "Anna", "Annie", Policy.SHEET));
    }

    @Test
    void aRowThatWaitsForAPersonKeepsItsValueWhenAnotherRowIsEdited() {
        Plan plan = plan(Policy.ASK, sharing(1, "Ann", "Anna", "Ann"), sharing(2, "An", "Annie", "Ann"));

        assertThat(plan.patches()).containsExactly(patch(CONTACT, NAME, "Ann", "Anna"));
        assertThat(plan.cells()).isEmpty();
        assertThat(plan.conflicts()).containsExactly(new Conflict("r2", CONTACT, NAME, "An", "Annie", "Ann", null));
        assertThat(plan.problems()).containsOnlyKeys("r2");
    }

    @Test
    void aRowThatLosesToAmoCrmIsKeptAsTheLoserThoughAnotherRowsEditTakesItsPlace() {
        Plan plan = plan(Policy.CRM, sharing(1, "Ann", "Anna", "Ann"), sharing(2, "An", "Annie", "Ann"));

        assertThat(plan.cells()).containsExactly(new CellPatch("r2", NAME, "Annie", "Anna"));
        assertThat(plan.conflicts())
                .containsExactly(new Conflict("r2", CONTACT, NAME, "An", "Annie", "Ann", Policy.CRM));
    }

    @Test
    void aRowThatAlreadyShowsTheNewValueOnlyHasToWaitForThePatch() {
        Plan plan = plan(Policy.ASK, sharing(1, "Ann", "Anna", "Ann"), sharing(2, null, "", "Ann"));
        Plan shown = plan(Policy.ASK, sharing(1, "Ann", "", "Ann"), sharing(2, null, "", "Ann"));

        assertThat(plan.cells()).containsExactly(new CellPatch("r2", NAME, "", "Anna"));
        assertThat(shown.cells()).isEmpty();
        assertThat(shown.bases())
                .containsExactly(
                        new BaseMove("r1", NAME, "", CONTACT, false), new BaseMove("r2", NAME, "", CONTACT, false));
    }

    @Test
    void aFormulaAmongTheRowsOfAContactIsToldOfTheEdit() {
        Plan plan = plan(
                Policy.CRM,
                sharing(1, "Ann", "Anna", "Ann"),
                sharing(2, "Ann", SheetValue.of("Ann").asFormula(true), "Ann"));

        assertThat(plan.cells()).isEmpty();
        assertThat(plan.bases()).containsExactly(new BaseMove("r1", NAME, "Anna", CONTACT, false));
        assertThat(plan.problems())
                .isEqualTo(Map.of("r2", List.of(Problem.of(Problem.Code.FORMULA_DIFFERS, NAME, "Anna"))));
    }

    @Test
    void anUnreadableRowOfAContactIsNotOverwrittenByTheOthers() {
        Problem problem = Problem.of(Problem.Code.TOO_LONG, "Name", "255");

        Plan plan = plan(
                Policy.CRM,
                sharing(1, "Ann", "Anna", "Ann"),
                sharing(2, "Ann", SheetValue.invalid("A…", problem), "Ann"));

        assertThat(plan.patches()).containsExactly(patch(CONTACT, NAME, "Ann", "Anna"));
        assertThat(plan.cells()).isEmpty();
        assertThat(plan.problems()).isEqualTo(Map.of("r2", List.of(problem)));
    }

    @Test
    @Shows({"I7", "L3"})
    void agreedRowsLeadToNothing() {
        Plan plan = plan(
                Policy.SHEET,
                row("r1")
                        .field(PRICE, "10", "10", "10")
                        .field(STATUS, "1:1", "1:1", "1:1")
                        .field(NAME, "Ann", "Ann", "Ann")
                        .field(EMAIL, "", "")
                        .build(),
                row("r2").lead(12).field(NAME, "Ann", "Ann", "Ann").build());

        assertThat(plan).isEqualTo(new Plan(List.of(), List.of(), List.of(), List.of(), Map.of()));
        assertThat(plan.writesNothing()).isTrue();
    }

    /** I12. */
    @ParameterizedTest
    @EnumSource
    @Shows({"I12", "I13"})
    void theOrderOfTheRowsDoesNotMatter(Policy policy) {
        List<LinkedRow> rows = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            rows.add(RowBuilder.row("r" + i)
                    .lead(100 + i)
                    .contact(1 + i % 3)
                    .field(PRICE, "10", i % 2 == 0 ? "20" : "10", i % 4 == 0 ? "30" : "10")
                    .field(NAME, "Ann", i < 4 ? "Anna" + i % 2 : "Ann", "Ann")
                    .field(EMAIL, i % 5 == 0 ? null : "a@b.c", i == 7 ? "" : "a@b.c", "a@b.c", "d@e.f")
                    .build());
        }
        Planner planner = planner(policy);
        Plan plan = planner.plan(rows);
        Random random = new Random(12);
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(rows, random);
            assertThat(planner.plan(rows)).isEqualTo(plan).hasToString(plan.toString());
        }
    }

    @Test
    @Shows("I12")
    void problemsAreListedByRowKeyInEveryRunOfTheProgram() {
        List<LinkedRow> rows = IntStream.range(100, 140)
                .mapToObj(i -> row("r" + i).lead(i).field(REGION, "N", "S", "W").build())
                .toList();

        assertThat(List.copyOf(planner(Policy.ASK).plan(rows).problems().keySet()))
                .isSorted();
    }

    @Test
    void aNumberIsTheSameHoweverItWasTyped() {
        assertThat(Cell.number(new BigDecimal("10.00"))).isEqualTo(Cell.number(BigDecimal.TEN));
    }

    @Test
    void patchesAreInTheOrderOfTheirIdsLeadsFirst() {
        List<LinkedRow> rows = IntStream.range(0, 40)
                .mapToObj(i -> RowBuilder.row("r" + (10 + i))
                        .lead(1_000_003L * (40 - i))
                        .contact(7_000_001L * (40 - i))
                        .field(PRICE, "1", "2", "1")
                        .field(NAME, "a", "b", "a")
                        .build())
                .toList();

        Plan plan = planner(Policy.CRM).plan(rows);

        assertThat(plan.writesNothing()).isFalse();
        assertThat(plan.patches().stream().map(CrmPatch::target))
                .hasSize(80)
                .isSortedAccordingTo(Comparator.comparing(Target::contact).thenComparing(Target::id));
    }

    @Test
    void writingToOneSideOnlyIsWriting() {
        assertThat(plan(Policy.CRM, row("r1").field(PRICE, "1", "2", "1").build())
                        .writesNothing())
                .isFalse();
        assertThat(plan(Policy.CRM, row("r1").field(PRICE, "1", "1", "2").build())
                        .writesNothing())
                .isFalse();
    }

    @Test
    void aPriceThatAmoCrmDoesNotHaveIsWrittenAsZero() {
        Plan plan = plan(Policy.CRM, row("r1").field(PRICE, "10", "10").build());

        assertThat(plan.cells()).containsExactly(new CellPatch("r1", PRICE, "10", "0"));
    }
}
