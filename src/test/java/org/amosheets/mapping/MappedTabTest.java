package org.amosheets.mapping;

import static org.amosheets.mapping.Samples.SALES;
import static org.amosheets.mapping.Samples.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.amosheets.sync.Cell;
import org.amosheets.sync.FieldRule;
import org.amosheets.sync.Policy;
import org.amosheets.sync.Problem;
import org.amosheets.sync.Problem.Code;
import org.amosheets.sync.SheetValue;
import org.junit.jupiter.api.Test;

class MappedTabTest {

    private final MappedTab tab = Samples.tab();

    @Test
    void theMappingsPolicyBeatsTheConnections() {
        MappedTab two = MappedTab.of(
                Samples.mapping(List.of(
                        Map.of("column", "s", "field", "lead.status", "wins", "sheet"), line("n", "contact.name"))),
                Samples.DIRECTORY,
                Policy.ASK,
                "RU");
        assertThat(two.rules())
                .containsExactly(new FieldRule("lead.status", Policy.SHEET), new FieldRule("contact.name", Policy.ASK));
    }

    @Test
    void aColumnWhoseFieldTheAccountLacksOrCannotTakeIsLeftAlone() {
        MappedTab some = Samples.tab(Samples.mapping(List.of(
                line("a", "lead.custom:Нет такого"),
                line("b", "lead.custom:Дубль"),
                line("c", "lead.custom:Файл"),
                line("d", "lead.custom:77"),
                line("e", "lead.custom:Город"),
                line("f", "lead.custom:4"))));
        assertThat(some.rules()).extracting(FieldRule::field).containsExactly("lead.custom:Город");
        assertThat(some.faults())
                .extracting(Problem::code, Problem::column)
                .containsExactly(
                        tuple(Code.UNKNOWN_FIELD, "a"),
                        tuple(Code.AMBIGUOUS_FIELD, "b"),
                        tuple(Code.UNSUPPORTED_FIELD, "c"),
                        tuple(Code.UNKNOWN_FIELD, "d"),
                        tuple(Code.AMBIGUOUS_FIELD, "f"));
        assertThat(some.read("lead.custom:Файл", Cell.text("x"), SALES)).isEqualTo(SheetValue.of("x"));
    }

    @Test
    void aFieldWithoutItsColumnInTheTabIsLeftAlone() {
        MappedTab some = MappedTab.of(
                Samples.mapping(List.of(
                        Map.of("column", List.of("Телефон", "Тел"), "field", "contact.phone"),
                        line("Имя", "contact.name"))),
                Samples.DIRECTORY,
                Policy.CRM,
                "RU",
                List.of("Тел")::contains);
        assertThat(some.column("contact.phone")).isEqualTo("Тел");
        assertThat(some.rules()).extracting(FieldRule::field).containsExactly("contact.phone");
        assertThat(some.faults()).containsExactly(Problem.of(Code.MISSING_COLUMN, "Имя"));
    }

    @Test
    void aFieldKnowsItsNameInAmoCrmsWrites() {
        assertThat(tab.crmField("lead.price")).isEqualTo("price");
        assertThat(tab.crmField("contact.phone")).isEqualTo("phone");
        assertThat(tab.crmField("lead.custom:Город")).isEqualTo("custom:4");
        assertThat(tab.crmField("contact.custom:78")).isEqualTo("custom:78");
    }

    @Test
    void aLeadAlwaysHasAStatus() {
        assertThat(tab.canBeCleared("lead.status")).isFalse();
        assertThat(tab.canBeCleared("contact.phone")).isTrue();
        assertThat(tab.toCrm("contact.phone", "")).isEmpty();
    }

    @Test
    void anErrorCellIsAProblemOfEveryField() {
        Cell error = new Cell(Cell.Kind.ERROR, "#REF!", "=A0");
        for (FieldRule rule : tab.rules()) {
            SheetValue value = tab.read(rule.field(), error, SALES);
            assertThat(code(value))
                    .isEqualTo(rule.field().equals("contact.phone") ? Code.PHONE_ERROR : Code.CELL_ERROR);
            assertThat(value.formula()).isTrue();
            assertThat(tab.sameText(rule.field(), error, "", SALES)).isFalse();
        }
    }

    @Test
    void aFormulasResultIsReadAndMarked() {
        SheetValue value = tab.read("lead.price", Cell.number(BigDecimal.TEN).withFormula("=5+5"), SALES);
        assertThat(value).isEqualTo(SheetValue.of("10").asFormula(true));
    }

    @Test
    void anEmptyCellIsNothing() {
        for (FieldRule rule : tab.rules()) {
            SheetValue value = tab.read(rule.field(), Cell.EMPTY, SALES);
            assertThat(value.problem()).isNull();
            assertThat(tab.isNothing(rule.field(), value.canonical())).isTrue();
            assertThat(tab.render(rule.field(), "", SALES)).isEqualTo(Cell.EMPTY);
        }
    }

    @Test
    void aNewLeadIsNamedAfterTheRow() {
        Map<String, Cell> row = Map.of("Имя", Cell.text(" Иван\nПетров "), "row", Cell.number(new BigDecimal("7")));
        assertThat(tab.leadName(column -> row.getOrDefault(column, Cell.EMPTY))).isEqualTo("Сделка по Иван Петров");
        assertThat(tab.leadName("Сделка из строки {row}", column -> row.getOrDefault(column, Cell.EMPTY)))
                .isEqualTo("Сделка из строки 7");
    }

    @Test
    void aRowWithoutANameLendsItsPhoneOrEmail() {
        List<String> asked = new ArrayList<>();
        Map<String, Cell> row = Map.of("Email", Cell.text("a@b.ru"));
        assertThat(tab.leadName(column -> {
                    asked.add(column);
                    return row.getOrDefault(column, Cell.EMPTY);
                }))
                .isEqualTo("a@b.ru");
        assertThat(asked).contains("Имя", "Телефон");
        assertThat(tab.leadName(column -> Cell.EMPTY)).isEqualTo("—");
    }

    @Test
    void aTemplateMayNameAnyOfAFieldsHeaders() {
        MappedTab some = MappedTab.of(
                Samples.mapping(List.of(Map.of("column", List.of("Имя", "ФИО"), "field", "contact.name"))),
                Samples.DIRECTORY,
                Policy.CRM,
                "RU",
                List.of("ФИО")::contains);
        Map<String, Cell> row = Map.of("ФИО", Cell.text("$1 {Имя}"));
        assertThat(some.leadName(column -> row.getOrDefault(column, Cell.EMPTY)))
                .isEqualTo("Сделка по $1 {Имя}");
    }

    private static Code code(SheetValue value) {
        return Objects.requireNonNull(value.problem(), () -> "no problem with " + value)
                .code();
    }

    @Test
    void aFaultOfTheMappingIsToldInEnglish() {
        assertThat(MappedTab.told(Problem.of(Code.MISSING_COLUMN, "Имя")))
                .startsWith("Имя: ")
                .doesNotContainPattern("[а-я]{3}");
    }

    @Test
    void aValueThatNoRuleHoldsBackIsSeenAsItIsAndNeverStale() {
        assertThat(tab.seen("contact.name", "Анна", "Аня", "Аня")).isEqualTo("Анна");
        assertThat(tab.isStale("contact.name", Cell.text("анна"), "Анна", SALES))
                .isFalse();
    }
}
