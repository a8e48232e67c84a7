package org.amosheets.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.sheets.v4.model.ConditionValue;
import com.google.api.services.sheets.v4.model.DataValidationRule;
import java.util.List;
import java.util.Set;
import org.amosheets.correctness.Shows;
import org.amosheets.mapping.Shape;
import org.amosheets.sandbox.sheets.FakeSheets;
import org.amosheets.sandbox.sheets.Tab;
import org.amosheets.sheets.SetupStep.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A tab made ready by a command, over the real routes. */
class TabSetupTest {

    private static final ColumnWish NAME = new ColumnWish(List.of("name", "Имя"), Shape.ANY, List.of(), false, false);
    private static final ColumnWish PHONE = new ColumnWish(List.of("phone"), Shape.VERBATIM, List.of(), false, false);
    private static final ColumnWish DAY = new ColumnWish(List.of("day"), Shape.DATE, List.of(), false, false);
    private static final ColumnWish STATUS =
            new ColumnWish(List.of("status"), Shape.ANY, List.of("New", "Won"), false, false);
    private static final ColumnWish ID = new ColumnWish(List.of("lead"), Shape.ANY, List.of(), true, false);
    private static final ColumnWish KEY = new ColumnWish(List.of("sync_key"), Shape.VERBATIM, List.of(), true, true);
    private static final List<ColumnWish> WISHES = List.of(NAME, PHONE, DAY, STATUS, ID, KEY);

    private final FakeSheets fake = FakeSheets.builder().tab("Лист1").noQuota().start();
    private final SheetsRig rig = new SheetsRig(fake);
    private final Tab tab = fake.tab("Лист1");
    private final SheetByHand hand = rig.hand();

    @AfterEach
    void stop() {
        rig.close();
        fake.close();
    }

    @Test
    @Shows({"F59", "F32"})
    void anEmptyTabIsReadyAfterwardsAndASecondTimeNothingIsWritten() {
        setUp();
        assertThat(tab.headers()).containsExactly("name", "phone", "day", "status", "lead", "sync_key");
        assertThat(tab.hiddenColumns()).containsExactly("sync_key");
        TabLayout layout = hand.layout();
        assertThat(layout.isFrozen()).isTrue();
        assertThat(choices(layout, 3)).containsExactly("New", "Won");
        assertThat(layout.format(1).orElseThrow().getType()).isEqualTo("TEXT");
        assertThat(layout.format(2).orElseThrow().getPattern()).isEqualTo("dd.mm.yyyy");
        assertThat(layout.isProtected(4)).isTrue();
        assertThat(layout.isProtected(3)).isFalse();
        fake.clearLog();
        assertThat(hand.lacks(WISHES)).isEmpty();
        assertThat(setUp()).isEmpty();
        assertThat(fake.writes()).isZero();
    }

    @Test
    void peopleAreWarnedAtTheServicesColumnsAndNotLockedOut() {
        tab.setRow(1, "lead", "sync_key");
        assertThat(SetupPlan.of(hand.layout(), WISHES).requests())
                .filteredOn(request -> request.getAddProtectedRange() != null)
                .hasSize(2)
                .allMatch(request ->
                        request.getAddProtectedRange().getProtectedRange().getWarningOnly());
    }

    @Test
    @Shows({"D004-36", "F59"})
    void aCheckNamesWhatIsMissingAndWritesNothing() {
        tab.setRow(1, "name", "status");
        fake.clearLog();
        List<SetupStep> missing = hand.lacks(WISHES);
        assertThat(missing)
                .contains(
                        new SetupStep(Kind.HEADER, "phone"),
                        new SetupStep(Kind.HEADER, "sync_key"),
                        new SetupStep(Kind.FREEZE, ""),
                        new SetupStep(Kind.DROPDOWN, "status"));
        assertThat(fake.writes()).isZero();
    }

    @Test
    @Shows({"D004-8", "D004-36"})
    void headersThatAreThereStayWhatAndWhereTheyAre() {
        tab.setRow(1, "Статус заказа", "Имя", "status", "", "моё");
        tab.type(3, 8, "a remark");
        setUp();
        assertThat(tab.headers().subList(0, 5)).containsExactly("Статус заказа", "Имя", "status", "", "моё");
        assertThat(tab.cell(1, 9)).isEqualTo("phone");
        assertThat(tab.headers()).doesNotContain("name").containsOnlyOnce("status");
    }

    @Test
    void aPersonsOwnFormatsAndChoicesStay() {
        tab.setRow(1, "day", "status");
        ColumnWish own = new ColumnWish(List.of("status"), Shape.ANY, List.of("Mine", "New"), false, false);
        ColumnWish ownFormat = new ColumnWish(List.of("day"), Shape.DATE_TIME, List.of(), false, false);
        hand.dress(List.of(own, ownFormat));
        hand.dress(WISHES);
        assertThat(choices(hand.layout(), 1)).containsExactly("New", "Won", "Mine");
        assertThat(hand.layout().format(0).orElseThrow().getType()).isEqualTo("DATE_TIME");
    }

    @Test
    @Shows("D001-12")
    void ofEqualHeadersTheFirstCountsAndAHeaderThatIsMissingIsNamed() {
        tab.setRow(1, "name", "", "Name ", "status");
        tab.type(2, 2, "no header above");
        assertThat(HeaderFault.of(hand.all()))
                .containsExactly(new HeaderFault("B", "", ""), new HeaderFault("C", "Name", "A"));
        setUp();
        assertThat(choices(hand.layout(), 3)).containsExactly("New", "Won");
        assertThat(tab.headers().subList(0, 4)).containsExactly("name", "", "Name ", "status");
    }

    @Test
    @Shows({"F39", "F59"})
    void theStaffTabIsMadeWithItsFourHeadersAndCodesKeepTheirZeros() {
        StaffMember bahodir = new StaffMember("0134", "BAHODIR", "A");
        assertThat(hand.staff("").compare(List.of(bahodir)).exists()).isFalse();
        hand.staff("").add(List.of(bahodir));
        Tab staff = fake.tab(StaffTab.TITLE);
        assertThat(staff.headers()).containsExactly("№", "Код сотрудника", "Сотрудник", "Отдел");
        assertThat(staff.value(2, "Код сотрудника")).isEqualTo("0134");
        assertThat(staff.cell(2, "Отдел")).isEqualTo("A");
        fake.clearLog();
        hand.staff("").add(List.of(bahodir));
        assertThat(fake.writes()).isZero();
    }

    @Test
    @Shows("D004-36")
    void anOlderStaffTabKeepsItsHeaderAndItsPeople() {
        Tab staff = fake.addTab("Staff", "code", "name");
        staff.setRow(2, "134", "BAHODIR");
        StaffTab.Findings found = hand.staff("")
                .add(List.of(new StaffMember("0134", "Another", ""), new StaffMember("0200", "ANNA", "B")));
        assertThat(found.differing()).extracting(StaffMember::code).containsExactly("0134");
        assertThat(staff.headers()).containsExactly("code", "name");
        assertThat(staff.cell(2, "name")).isEqualTo("BAHODIR");
        assertThat(staff.value(3, "code")).isEqualTo("0200");
        assertThat(staff.cell(3, "name")).isEqualTo("ANNA");
    }

    @Test
    void aStaffTabOfAnotherKindIsLeftAlone() {
        Tab staff = fake.addTab("Staff", "Кто", "Телефон");
        StaffTab.Findings found = hand.staff("").add(List.of(new StaffMember("1", "ANNA", "")));
        assertThat(found.usable()).isFalse();
        assertThat(staff.filledRows()).isEqualTo(1);
    }

    @Test
    @Shows({"F60", "D004-9"})
    void onlyRowsThatHoldNothingAtAllAreBlank() {
        tab.setRow(1, "name", "phone");
        tab.setRow(2, "Анна");
        tab.setRow(4, " ");
        tab.setRow(6, "=\"\"");
        tab.type(8, 7, "far to the right");
        tab.setRow(10, "Борис");
        List<Integer> blank = BlankRows.in(hand.all());
        assertThat(blank).containsExactly(3, 5, 7, 9);
        hand.deleteRows(blank);
        assertThat(tab.cell(2, "name")).isEqualTo("Анна");
        assertThat(tab.cell(3, "name")).isEqualTo(" ");
        assertThat(tab.formula(4, "name")).isEqualTo("=\"\"");
        assertThat(tab.cell(5, 7)).isEqualTo("far to the right");
        assertThat(tab.cell(6, "name")).isEqualTo("Борис");
        assertThat(BlankRows.in(hand.all())).isEmpty();
    }

    private List<SetupStep> setUp() {
        List<SetupStep> steps = hand.lacks(WISHES).stream()
                .filter(step -> step.kind() == Kind.HEADER)
                .toList();
        if (!steps.isEmpty()) {
            rig.sheet("").addColumns(steps.stream().map(SetupStep::column).toList(), Set.of("sync_key"));
        }
        return hand.dress(WISHES);
    }

    private static List<String> choices(TabLayout layout, int column) {
        DataValidationRule rule = layout.dropdown(column).orElseThrow();
        return rule.getCondition().getValues().stream()
                .map(ConditionValue::getUserEnteredValue)
                .toList();
    }
}
