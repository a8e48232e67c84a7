package org.amosheets.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.amosheets.correctness.Shows;
import org.amosheets.sync.Cell;
import org.amosheets.sync.Policy;
import org.amosheets.sync.Problem;
import org.amosheets.sync.Problem.Code;
import org.amosheets.sync.SheetValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which value a stage is shown by, and where choosing a value leads. */
class StatusRulesTest {

    private final MappedTab tab = OrderDesk.tab();

    @ParameterizedTest
    @Shows({"F31", "D004-28"})
    @CsvSource({
        "10:101, Консультация",
        "10:102, В процессе",
        "10:103, В процессе",
        "10:104, У курера",
        "10:105, Отказ",
        "10:106, Отказ",
        "10:107, Проверка",
        "10:142, Успешно",
        "10:143, Отказ",
        "20:142, Оплачено",
        "20:143, Отказ"
    })
    void aStageIsShownByItsRuleWithinItsPipeline(String stage, String shown) {
        assertThat(shown(stage)).isEqualTo(shown);
    }

    @Test
    @Shows({"F31", "G4"})
    void stagesThatAreShownAlikeAreOneValue() {
        assertThat(canonical("10:102")).isEqualTo(canonical("10:103"));
        assertThat(canonical("10:102")).isNotEqualTo(canonical("20:201"));
    }

    @ParameterizedTest
    @Shows({"F33", "D004-13"})
    @CsvSource({
        "В процессе, 10, 10:102",
        "у курера, 10, 10:142",
        "Отказ, 10, 10:106",
        "OTKAЗ, 20, 20:143",
        "Отказ, 20, 20:143",
        "В процeссе, 20, 20:201"
    })
    void aChosenValueLeadsToTheFirstOfItsStagesThatThePipelineHas(String text, long pipeline, String stage) {
        SheetValue value = tab.read(OrderDesk.STATUS, Cell.text(text), new Context(pipeline));
        assertThat(value.problem()).isNull();
        assertThat(tab.toCrm(OrderDesk.STATUS, value.canonical())).containsExactly(stage);
    }

    @ParameterizedTest
    @Shows("F34")
    @ValueSource(strings = {"Успешно", "Консультация", "Проверка"})
    void aValueToLookAtMovesNothingAndSaysSo(String text) {
        SheetValue value = tab.read(OrderDesk.STATUS, Cell.text(text), OrderDesk.IN_SALES);
        assertThat(value.problem())
                .isEqualTo(Problem.of(Code.DISPLAY_ONLY_STATUS, "Статус", text, "В процессе", "У курера", "Отказ"));
        assertThat(tab.note(List.of(Objects.requireNonNull(value.problem()))))
                .contains("только показывает", "В процессе, У курера, Отказ");
    }

    @Test
    @Shows({"F34", "V5"})
    void aValueThatNobodyKnowsIsANoteAndNeverADefault() {
        SheetValue value = tab.read(OrderDesk.STATUS, Cell.text("Доставлено"), OrderDesk.IN_SALES);
        assertThat(value.problem())
                .isEqualTo(Problem.of(Code.UNKNOWN_STATUS, "Статус", "Доставлено", "В процессе", "У курера", "Отказ"));
        assertThat(tab.read(OrderDesk.STATUS, Cell.text("У курера"), new Context(99))
                        .problem())
                .isNotNull();
    }

    @Test
    @Shows("F46")
    void aStagesOwnNameIsUnderstoodAndRewritten() {
        Cell raw = Cell.text("Nomeratsiyalanmagan zakaz");
        String value = tab.read(OrderDesk.STATUS, raw, OrderDesk.IN_SALES).canonical();
        assertThat(value).isEqualTo(canonical("10:102"));
        assertThat(tab.isStale(OrderDesk.STATUS, raw, value, OrderDesk.IN_SALES))
                .isTrue();
        assertThat(tab.isStale(OrderDesk.STATUS, Cell.text("OТКАЗ"), canonical("10:106"), OrderDesk.IN_SALES))
                .as("letters of both alphabets")
                .isTrue();
        assertThat(tab.isStale(OrderDesk.STATUS, Cell.text(" в процессе"), value, OrderDesk.IN_SALES))
                .as("a matter of taste")
                .isFalse();
    }

    @Test
    void theCellsListOffersWhatTheMappingSays() {
        assertThat(OrderDesk.mapping().statuses().dropdown())
                .containsExactly("В процессе", "У курера", "Успешно", "Отказ");
    }

    @Test
    @Shows({"F30", "F31", "F33"})
    void theOperatorsMapsCountInPlaceOfTheMappings() {
        MappedTab own = OrderDesk.tab(mapping -> mapping.override(overrides(
                Map.of("Проверка", "На проверке", "РАЗДУМЬЕ", "Думает"),
                Map.of("В процессе", "0", "У курера", "104", "Успешно", "0", "На проверке", ""),
                Map.of("Опт", "Оптовая"))));
        assertThat(own.canonical(OrderDesk.STATUS, List.of("10:107"))).containsExactly("10:=На проверке");
        assertThat(own.canonical(OrderDesk.STATUS, List.of("10:105"))).containsExactly("10:=Думает");
        assertThat(own.toCrm(OrderDesk.STATUS, "10:=У курера")).containsExactly("10:104");
        assertThat(own.toCrm(OrderDesk.STATUS, "10:=В процессе")).containsExactly("10:102");
        assertThat(code(own.read(OrderDesk.STATUS, Cell.text("Отказ"), OrderDesk.IN_SALES)))
                .as("not listed")
                .isEqualTo(Code.DISPLAY_ONLY_STATUS);
        assertThat(code(own.read(OrderDesk.STATUS, Cell.text("Успешно"), OrderDesk.IN_SALES)))
                .as("0 leaves it to the mapping")
                .isEqualTo(Code.DISPLAY_ONLY_STATUS);
        assertThat(own.render("lead.pipeline", "20", OrderDesk.IN_SALES)).isEqualTo(Cell.text("Оптовая"));
    }

    @Test
    @Shows({"F30", "F46"})
    void aPipelineIsShownByItsOtherNameAndFoundByBoth() {
        assertThat(tab.render("lead.pipeline", "10", OrderDesk.IN_SALES)).isEqualTo(Cell.text("Нилуфар"));
        for (String text : List.of("Нилуфар", "нилуфар - продажи")) {
            assertThat(tab.read("lead.pipeline", Cell.text(text), OrderDesk.IN_SALES))
                    .isEqualTo(SheetValue.of("10"));
        }
        assertThat(tab.isStale("lead.pipeline", Cell.text("Нилуфар - продажи"), "10", OrderDesk.IN_SALES))
                .isTrue();
        assertThat(tab.isStale("lead.pipeline", Cell.text(" нилуфар"), "10", OrderDesk.IN_SALES))
                .isFalse();
    }

    @Test
    @Shows("D004-28")
    void rulesThatContradictEachOtherAreFaults() {
        Mapping mapping = OrderDesk.mapping();
        mapping.setStatuses(List.of(
                Map.of("shown", "В процессе", "stages", List.of("Заказ", "Новый")),
                Map.of("shown", "B ПРOЦЕССЕ", "stages", "Другой"),
                Map.of("shown", "Отказ", "stages", List.of("заkаз"), "colour", "red"),
                Map.of("shown", "Пусто"),
                Map.of("shown", "Вдруг", "stages", "Раз", "dropdown", "maybe"),
                Map.of("stages", "x")));
        assertThat(mapping.faults())
                .anyMatch(fault -> fault.contains("B ПРOЦЕССЕ looks like the value of another line"))
                .anyMatch(fault -> fault.contains("заkаз is shown as В процессе already"))
                .anyMatch(fault -> fault.contains("unknown word colour"))
                .anyMatch(fault -> fault.contains("choosing Пусто leads nowhere"))
                .anyMatch(fault -> fault.contains("shown is missing"))
                .anyMatch(fault -> fault.contains("dropdown: maybe should be true or false"))
                .hasSize(6);
    }

    @Test
    @Shows("D004-28")
    void aNameThatSeveralStagesGoByIsNobodysAndIsTold() {
        Mapping mapping = OrderDesk.mapping();
        mapping.setStatuses(List.of(Map.of("shown", "Нет", "stages", "отkаз"), Map.of("shown", "Да", "stages", "7")));
        MappedTab two = MappedTab.of(mapping, withTwoAlike(), Policy.CRM, "RU");
        assertThat(two.faults())
                .contains(
                        Problem.of(Code.STATUS_COLLISION, "Статус", "отkаз", "Отказ (1)", "OТКАЗ (2)"),
                        Problem.of(Code.STATUS_WITHOUT_STAGE, "Статус", "Да"));
        assertThat(code(two.read(OrderDesk.STATUS, Cell.text("Нет"), OrderDesk.IN_SALES)))
                .isEqualTo(Code.UNKNOWN_STATUS);
    }

    @Test
    @Shows({"F31", "F33"})
    void aStageThatTheOperatorGivesToAnotherValueLeavesItsOwn() {
        MappedTab own = OrderDesk.tab(
                mapping -> mapping.override(overrides(Map.of("Раздумье", "В процессе"), Map.of(), Map.of())));
        assertThat(own.canonical(OrderDesk.STATUS, List.of("10:105"))).containsExactly("10:=В процессе");
        assertThat(own.canonical(OrderDesk.STATUS, List.of("10:106"))).containsExactly("10:=Отказ");
    }

    @Test
    @Shows({"F33", "D004-13"})
    void aValueThatOnlyTheOperatorNamesLeadsToItsStageByIdOrByItsOwnName() {
        MappedTab own = OrderDesk.tab(mapping ->
                mapping.override(overrides(Map.of(), Map.of("Доставлено", "104", "Проверка", "0"), Map.of())));
        assertThat(own.toCrm(OrderDesk.STATUS, "10:=Доставлено")).containsExactly("10:104");
        assertThat(own.toCrm(OrderDesk.STATUS, "10:=Проверка")).containsExactly("10:107");
        assertThat(own.choices(OrderDesk.STATUS, OrderDesk.IN_SALES))
                .containsExactlyInAnyOrder("Доставлено", "Проверка");
    }

    @Test
    @Shows("F31")
    void aStageThatIsCalledLikeAShownValueBelongsToIt() {
        Mapping mapping = OrderDesk.mapping();
        mapping.setStatuses(List.of(Map.of("shown", "Отгрузка", "stages", "Заказ отправлен")));
        MappedTab two = MappedTab.of(mapping, OrderDesk.ACCOUNT, Policy.CRM, "UZ");
        assertThat(two.canonical(OrderDesk.STATUS, List.of("20:202"))).containsExactly("20:=Отгрузка");
    }

    @Test
    @Shows("D004-28")
    void anExactNameIsMeantBeforeOneThatOnlyLooksLikeIt() {
        Mapping mapping = OrderDesk.mapping();
        mapping.setStatuses(List.of(Map.of("shown", "Нет", "stages", "Отказ")));
        MappedTab exact = MappedTab.of(mapping, withTwoAlike(), Policy.CRM, "RU");
        assertThat(exact.toCrm(OrderDesk.STATUS, "10:=Нет")).containsExactly("10:1");
        assertThat(exact.faults()).noneMatch(fault -> fault.code() == Code.STATUS_COLLISION);
    }

    @Test
    void rulesThatTheAccountBearsOutAreNoFaults() {
        assertThat(tab.faults()).isEmpty();
    }

    @Test
    @Shows("F34")
    void whatIsNotWrittenOverTheRowLeavesTheRowsValueInTheLeadsPipeline() {
        assertThat(tab.seen(OrderDesk.STATUS, "10:=У курера", "20:=В процессе", ""))
                .isEqualTo("10:=В процессе");
        assertThat(tab.seen(OrderDesk.STATUS, "10:=Успешно", "10:107", ""))
                .as("a stage without a rule stays what it is")
                .isEqualTo("10:107");
    }

    @Test
    @Shows({"F33", "F34"})
    void aValueThatIsTypedAndLeadsNowhereElseAgreesWithTheLead() {
        Mapping mapping = OrderDesk.mapping();
        mapping.setStatuses(List.of(
                Map.of("shown", "В процессе", "stages", "Заказ без нумерации"),
                Map.of("shown", "Едет", "stages", "Заказ отправлен", "choose", "104", "notOver", "В процессе")));
        MappedTab own = MappedTab.of(mapping, OrderDesk.ACCOUNT, Policy.CRM, "UZ");
        assertThat(own.seen(OrderDesk.STATUS, "10:=Едет", "10:=В процессе", "10:=Едет"))
                .isEqualTo("10:=Едет");
        assertThat(own.seen(OrderDesk.STATUS, "10:=Едет", "10:=В процессе", "10:=В процессе"))
                .isEqualTo("10:=В процессе");
    }

    @Test
    void aStageWithoutARuleIsSentAsItIs() {
        assertThat(tab.toCrm(OrderDesk.STATUS, "10:107")).containsExactly("10:107");
    }

    /** An account whose pipeline has two stages that look alike. */
    private static Directory withTwoAlike() {
        var stages = List.of(new Directory.Status(1, 10, "Отказ", 0, 10), new Directory.Status(2, 10, "OТКАЗ", 0, 20));
        return new Directory(
                List.of(new Directory.Pipeline(10, "П", true, false, stages)),
                List.of(),
                List.of(),
                OrderDesk.ACCOUNT.zone());
    }

    private static Overrides overrides(
            Map<String, String> shown, Map<String, String> chosen, Map<String, String> pipelines) {
        Overrides none = Overrides.NONE;
        return new Overrides(
                none.leadName(),
                shown,
                chosen,
                pipelines,
                none.orderNumberField(),
                none.orderNumberStage(),
                none.zone());
    }

    private String canonical(String stage) {
        return tab.canonical(OrderDesk.STATUS, List.of(stage)).get(0);
    }

    private String shown(String stage) {
        return tab.render(OrderDesk.STATUS, canonical(stage), OrderDesk.IN_SALES)
                .text();
    }

    private static Code code(SheetValue value) {
        return Objects.requireNonNull(value.problem(), () -> "no problem with " + value)
                .code();
    }
}
