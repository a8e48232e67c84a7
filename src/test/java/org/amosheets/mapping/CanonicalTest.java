package org.amosheets.mapping;

import static org.amosheets.mapping.Samples.PARTNERS;
import static org.amosheets.mapping.Samples.SALES;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.amosheets.mapping.Directory.CustomField;
import org.amosheets.sync.Cell;
import org.amosheets.sync.Policy;
import org.amosheets.sync.Problem.Code;
import org.amosheets.sync.SheetValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By example: amoCRM's texts in canonical form, and what a cell shows of it. */
class CanonicalTest {

    private final MappedTab tab = Samples.tab();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lead.name| a  b |a  b",
                "contact.email|Ivan@Example.COM|ivan@example.com",
                "contact.email|not an address|not an address",
                "lead.price|1500.50|1501",
                "lead.price|1 000|1000",
                "lead.price|free|free",
                "lead.price|' '|0",
                "lead.pipeline| 20 |20",
                "lead.status| 10:102 |10:102",
                "lead.custom:регион|елкино|Ёлкино",
                "lead.custom:регион| Тверь |Тверь",
                "lead.custom:2|стул|Стул",
                "lead.custom:Встреча|сегодня|сегодня",
            })
    void amoCrmsTextHasOneForm(String field, String raw, String canonical) {
        assertThat(tab.canonical(field, List.of(raw))).containsExactly(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "contact.email|ivan@example.com",
                "contact.phone|+79991234567",
                "lead.custom:регион|Ёлкино",
                "lead.custom:2|Стол, Стул",
                "lead.custom:Встреча|сегодня",
                "lead.custom:Дата доставки|сегодня",
                "lead.status|nonsense",
                "lead.custom:Оплачено|perhaps",
            })
    void whatHasNoBetterFormIsShownAsItIs(String field, String canonical) {
        assertThat(tab.render(field, canonical, SALES)).isEqualTo(Cell.text(canonical));
    }

    @Test
    void anEmptyCellIsNothing() {
        for (String field : List.of("lead.pipeline", "lead.status", "contact.email", "lead.custom:регион")) {
            assertThat(tab.read(field, Cell.EMPTY, SALES)).as(field).isEqualTo(SheetValue.of(""));
        }
    }

    @Test
    void aFieldIsNothingWhereItHoldsWhatAnEmptyCellMeans() {
        assertThat(tab.isNothing("lead.price", "0")).isTrue();
        assertThat(tab.isNothing("lead.price", "")).isTrue();
        assertThat(tab.isNothing("lead.price", "5")).isFalse();
        assertThat(tab.isNothing("lead.name", "0")).isFalse();
    }

    @Test
    void aStatusOfTheSameNameInAnotherPipelineLooksNoDifferent() {
        assertThat(tab.sameText("lead.status", Cell.text("переговоры"), "20:201", SALES))
                .isTrue();
        assertThat(tab.sameText("lead.status", Cell.text("Первичный контакт"), "10:101", SALES))
                .isTrue();
        assertThat(tab.sameText("lead.status", Cell.text("Первичный контакт"), "10:102", SALES))
                .isFalse();
        assertThat(tab.sameText("lead.status", Cell.text("Won"), "20:142", SALES))
                .isTrue();
        assertThat(tab.read("lead.status", Cell.text("201"), PARTNERS).canonical())
                .isEqualTo("20:201");
    }

    @Test
    void anAddressIsNoLongerThanMailAllows() {
        String longest = "x".repeat(60) + "@" + "y.".repeat(95) + "com";
        assertThat(longest).hasSize(254);
        assertThat(tab.read("contact.email", Cell.text(longest), SALES)).isEqualTo(SheetValue.of(longest));
        assertThat(code(tab.read("contact.email", Cell.text("x" + longest), SALES)))
                .isEqualTo(Code.NOT_AN_EMAIL);
    }

    @Test
    void aPriceBeginsAtNothing() {
        assertThat(tab.read("lead.price", Cell.number(BigDecimal.ZERO), SALES)).isEqualTo(SheetValue.of("0"));
        assertThat(tab.read("lead.price", Cell.text("0"), SALES)).isEqualTo(SheetValue.of("0"));
    }

    @Test
    void aNumberCellHoldsFifteenDigits() {
        assertThat(tab.render("lead.custom:Вес", "123456789012345", SALES))
                .isEqualTo(Cell.number(new BigDecimal("123456789012345")));
        assertThat(tab.render("lead.custom:Вес", "1234567890123456", SALES)).isEqualTo(Cell.text("1234567890123456"));
    }

    @Test
    void theCalendarHasAFirstAndALastDay() {
        assertThat(tab.read("lead.custom:Дата доставки", Cell.number(BigDecimal.ZERO), SALES))
                .isEqualTo(SheetValue.of("1899-12-30"));
        assertThat(tab.read("lead.custom:Дата доставки", Cell.text("0001-01-01"), SALES))
                .isEqualTo(SheetValue.of("0001-01-01"));
        assertThat(tab.read("lead.custom:Дата доставки", Cell.text("31.12.9999"), SALES))
                .isEqualTo(SheetValue.of("9999-12-31"));
        assertThat(code(tab.read("lead.custom:Дата доставки", Cell.text("01.01.0000"), SALES)))
                .isEqualTo(Code.NOT_A_DATE);
        assertThat(code(tab.read("lead.custom:Дата доставки", Cell.number(new BigDecimal("2958466")), SALES)))
                .isEqualTo(Code.NOT_A_DATE);
    }

    @Test
    void aNumberOfFortyDigitsIsStillOne() {
        String digits = "9".repeat(40);
        assertThat(Texts.number(digits)).isEqualByComparingTo(new BigDecimal(digits));
        assertThat(Texts.number(digits + "9")).isNull();
        assertThat(Texts.number("0." + digits)).isEqualByComparingTo(new BigDecimal("0." + digits));
        assertThat(Texts.number("0." + digits + "9")).isNull();
        assertThat(Texts.number("9".repeat(30) + "." + "9".repeat(30)))
                .isEqualByComparingTo(new BigDecimal("9".repeat(30) + "." + "9".repeat(30)));
    }

    @Test
    void whatACellShowsIsStrippedAndANumberPlain() {
        assertThat(Texts.of(new Cell(Cell.Kind.NUMBER, "1E+3", null))).isEqualTo("1000");
        assertThat(Texts.of(new Cell(Cell.Kind.TEXT, " 1E+3 ", null))).isEqualTo("1E+3");
        assertThat(Texts.of(new Cell(Cell.Kind.NUMBER, " many ", null))).isEqualTo("many");
    }

    @Test
    void aTextIsCutOnlyWhereItIsTooLong() {
        assertThat(Texts.cut("abc ", 4)).isEqualTo("abc ");
        assertThat(Texts.cut("abcde", 4)).isEqualTo("abc…");
    }

    @Test
    void aLeadsNameIsNeverLongerThanAmoCrmTakesHoweverItCounts() {
        assertThat(tab.leadName("{Имя}", header -> Cell.text("x".repeat(255)))).isEqualTo("x".repeat(255));
        assertThat(tab.leadName("{Имя}", header -> Cell.text("x".repeat(256)))).isEqualTo("x".repeat(254) + "…");
        assertThat(tab.leadName("{Имя}", header -> Cell.text("x".repeat(253) + "👍" + "x".repeat(9))))
                .isEqualTo("x".repeat(253) + "…");
        assertThat(tab.leadName("{Имя}", header -> Cell.text("👍".repeat(200)))).isEqualTo("👍".repeat(127) + "…");
        assertThat(tab.leadName("{Имя}", header -> Cell.text("x" + "👍".repeat(200))))
                .isEqualTo("x" + "👍".repeat(126) + "…");
    }

    @Test
    void anUnknownPipelineIsAProblem() {
        SheetValue unknown = tab.read("lead.pipeline", Cell.text("Нет такой"), SALES);
        assertThat(code(unknown)).isEqualTo(Code.UNKNOWN_PIPELINE);
        assertThat(unknown.canonical()).isEqualTo("Нет такой");
    }

    @Test
    void severalOptionsInOneTextAreUnderstood() {
        Labels labels = new Labels(Samples.field(90, "Цвет", "multiselect", "a", "b"));
        assertThat(new OptionsConverter("c", labels).canonical("B; a")).isEqualTo("a, b");
    }

    @Test
    void labelsThatDifferInCaseOnlyHaveToBeTypedExactly() {
        MappedTab shared = tabOf(Samples.field(90, "Цвет", "select", "Красный", "красный", "Синий"));
        assertThat(shared.read("lead.custom:90", Cell.text("красный"), SALES)).isEqualTo(SheetValue.of("красный"));
        assertThat(shared.read("lead.custom:90", Cell.text("Красный"), SALES)).isEqualTo(SheetValue.of("Красный"));
        assertThat(code(shared.read("lead.custom:90", Cell.text("КРАСНЫЙ"), SALES)))
                .isEqualTo(Code.UNKNOWN_OPTION);
        assertThat(shared.read("lead.custom:90", Cell.text("синий"), SALES)).isEqualTo(SheetValue.of("Синий"));
    }

    @Test
    void aListFieldsTextIsALabelAlthoughItLooksLikeAList() {
        MappedTab several = tabOf(Samples.field(90, "Цвет", "multiselect", "a", "b", "a, b"));
        assertThat(several.canonical("lead.custom:90", List.of("a, b"))).containsExactly("\"a, b\"");
        assertThat(several.canonical("lead.custom:90", List.of("a", "b"))).containsExactly("a, b");
        assertThat(several.toCrm("lead.custom:90", "\"a, b\"")).containsExactly("a, b");
        assertThat(several.read("lead.custom:90", Cell.text("a,, b,"), SALES)).isEqualTo(SheetValue.of("a, b"));
    }

    @Test
    void anExactNameIsMeantBeforeOneInAnotherCase() {
        CustomField lower = Samples.field(90, "цвет", "text");
        CustomField upper = Samples.field(91, "Цвет", "text");
        MappedTab both = tabOf(Map.of("column", "c", "field", "lead.custom:Цвет"), lower, upper);
        assertThat(both.crmField("lead.custom:Цвет")).isEqualTo("custom:91");
    }

    @Test
    void aRowsNoteIsInTheMappingsLanguage() {
        assertThat(tab.note(List.of())).isEmpty();
        SheetValue bad = tab.read("contact.phone", Cell.text("?"), SALES);
        assertThat(tab.note(List.of(Objects.requireNonNull(bad.problem()))))
                .startsWith("Телефон: «?» — не номер телефона.");
    }

    private static MappedTab tabOf(CustomField field) {
        return tabOf(Map.of("column", "c", "field", "lead.custom:" + field.id()), field);
    }

    private static MappedTab tabOf(Map<String, Object> line, CustomField... fields) {
        Directory directory =
                new Directory(Samples.DIRECTORY.pipelines(), List.of(fields), List.of(), Samples.DIRECTORY.zone());
        return MappedTab.of(Samples.mapping(List.of(line)), directory, Policy.CRM, "RU");
    }

    private static Code code(SheetValue value) {
        return Objects.requireNonNull(value.problem(), () -> "no problem with " + value)
                .code();
    }
}
