package org.amosheets.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.amosheets.correctness.Shows;
import org.amosheets.sync.Plan.BaseMove;
import org.amosheets.sync.Plan.CellPatch;
import org.amosheets.sync.Plan.Conflict;
import org.amosheets.sync.Plan.CrmPatch;
import org.amosheets.sync.Plan.Target;
import org.amosheets.sync.Plan.ValueChange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A contact may have several phones, any of which a row may show. */
class SeveralPhonesTest {

    private static final String PHONE = "contact.phone";
    private static final Target CONTACT = new Target(true, 7);

    private static RowBuilder row(String key, @Nullable String base, String cell, String... crm) {
        return RowBuilder.row(key).lead(key.hashCode()).contact(7).field(PHONE, base, cell, crm);
    }

    private static Plan plan(Policy policy, RowBuilder... rows) {
        Planner planner = new Planner(List.of(new FieldRule(PHONE, policy)));
        return planner.plan(List.of(rows).stream().map(RowBuilder::build).toList());
    }

    private static List<CrmPatch> patch(String from, String to) {
        return List.of(new CrmPatch(CONTACT, Map.of(PHONE, new ValueChange(from, to))));
    }

    @Test
    @Shows("D002-27")
    void aRowThatShowsAnyOfThePhonesAgrees() {
        Plan plan = plan(Policy.ASK, row("r1", "2", "2", "1", "2", "3"));

        assertThat(plan.writesNothing()).isTrue();
        assertThat(plan.bases()).isEmpty();
    }

    @Test
    void aCellChangedToAnotherOfThePhonesOnlyMovesTheBase() {
        Plan plan = plan(Policy.ASK, row("r1", "1", "2", "1", "2"));

        assertThat(plan.writesNothing()).isTrue();
        assertThat(plan.bases()).containsExactly(new BaseMove("r1", PHONE, "2", null, false));
        assertThat(plan.conflicts()).isEmpty();
    }

    @Test
    void aCellChangedToANewPhoneReplacesTheOneThatWasAgreed() {
        Plan plan = plan(Policy.CRM, row("r1", "2", "9", "1", "2"));

        assertThat(plan.patches()).isEqualTo(patch("2", "9"));
        assertThat(plan.conflicts()).isEmpty();
    }

    @Test
    void anEmptiedCellTakesAwayThePhoneThatWasAgreed() {
        assertThat(plan(Policy.CRM, row("r1", "2", "", "1", "2")).patches()).isEqualTo(patch("2", ""));
    }

    @Test
    @Shows("F20")
    void whereTheAgreedPhoneIsGoneTheCellTakesTheFirst() {
        Plan plan = plan(Policy.ASK, row("r1", "9", "9", "1", "2"));

        assertThat(plan.cells()).containsExactly(new CellPatch("r1", PHONE, "9", "1"));
        assertThat(plan.patches()).isEmpty();
    }

    @Test
    @Shows("D002-32")
    void whereTheLastPhoneIsGoneTheCellIsEmptied() {
        assertThat(plan(Policy.ASK, row("r1", "9", "9")).cells()).containsExactly(new CellPatch("r1", PHONE, "9", ""));
    }

    @Test
    void neitherTheCellNorTheBaseAmongThemIsAConflictWithTheFirst() {
        Plan plan = plan(Policy.ASK, row("r1", "8", "9", "1", "2"));

        assertThat(plan.writesNothing()).isTrue();
        assertThat(plan.conflicts()).containsExactly(new Conflict("r1", CONTACT, PHONE, "8", "9", "1", null));
    }

    @Test
    void anUnknownBaseAndAnEmptyCellTakesTheFirst() {
        assertThat(plan(Policy.ASK, row("r1", null, "", "1", "2")).cells())
                .containsExactly(new CellPatch("r1", PHONE, "", "1"));
    }

    @Test
    void anUnknownBaseAndNoPhoneTakesTheCells() {
        assertThat(plan(Policy.ASK, row("r1", null, "5")).patches()).isEqualTo(patch("", "5"));
    }

    /** I3: the other row's phone is as it was agreed, on both sides. */
    @Test
    void aRowThatShowsAnotherOfThePhonesIsLeftAloneWhenOneIsReplaced() {
        Plan plan = plan(Policy.CRM, row("r1", "1", "9", "1", "2"), row("r2", "2", "2", "1", "2"));

        assertThat(plan.patches()).isEqualTo(patch("1", "9"));
        assertThat(plan.cells()).isEmpty();
        assertThat(plan.bases()).containsExactly(new BaseMove("r1", PHONE, "9", CONTACT, false));
    }

    @Test
    void aRowThatShowsTheReplacedPhoneFollows() {
        Plan plan = plan(Policy.CRM, row("r1", "1", "9", "1", "2"), row("r2", "1", "1", "1", "2"));

        assertThat(plan.cells()).containsExactly(new CellPatch("r2", PHONE, "1", "9"));
        assertThat(plan.bases()).contains(new BaseMove("r2", PHONE, "9", CONTACT, true));
    }

    /** A patch replaces one phone; to send only one of the two would lose the other edit. */
    @Test
    void twoRowsThatEmptyDifferentPhonesAreAConflict() {
        Plan plan = plan(Policy.SHEET, row("r1", "1", "", "1", "2"), row("r2", "2", "", "1", "2"));

        assertThat(plan.writesNothing()).isTrue();
        assertThat(plan.bases()).isEmpty();
        assertThat(plan.conflicts())
                .extracting(Conflict::crm, Conflict::winner)
                .containsExactly(tuple("1", null), tuple("2", null));
    }
}
