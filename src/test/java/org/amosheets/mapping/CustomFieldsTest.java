package org.amosheets.mapping;

import static org.amosheets.mapping.Samples.SALES;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.amosheets.sync.Cell;
import org.amosheets.sync.Problem;
import org.amosheets.sync.Problem.Code;
import org.amosheets.sync.SheetValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomFieldsTest {

    private final MappedTab tab = Samples.tab();

    @Test
    void anOptionIsItsLabelAsAmoCrmSpellsIt() {
        assertThat(tab.read("lead.custom:регион", Cell.text("елкино "), SALES)).isEqualTo(SheetValue.of("Ёлкино"));
        assertThat(tab.read("lead.custom:регион", Cell.text("Тверь"), SALES).problem())
                .isEqualTo(Problem.of(Code.UNKNOWN_OPTION, "Регион", "Тверь", "Москва", "Санкт-Петербург", "Ёлкино"));
    }

    @Test
    void severalOptionsAreJoinedInAmoCrmsOrder() {
        assertThat(tab.canonical("lead.custom:2", List.of("Стул", "Стол"))).containsExactly("Стол, Стул");
        assertThat(tab.read("lead.custom:2", Cell.text("стул; СТОЛ,стул"), SALES))
                .isEqualTo(SheetValue.of("Стол, Стул"));
        assertThat(tab.toCrm("lead.custom:2", "Стол, Стул")).containsExactly("Стол", "Стул");
        assertThat(code(tab.read("lead.custom:2", Cell.text("Стол, Диван"), SALES)))
                .isEqualTo(Code.UNKNOWN_OPTION);
    }

    @Test
    void anOptionMayHoldACommaItself() {
        String canonical = "Стол, \"Шкаф, белый\", ООО \"Ромашка\"";
        assertThat(tab.canonical("lead.custom:2", List.of("ООО \"Ромашка\"", "Шкаф, белый", "Стол")))
                .containsExactly(canonical);
        assertThat(tab.read("lead.custom:2", Cell.text("стол, шкаф, белый, ооо \"ромашка\""), SALES))
                .isEqualTo(SheetValue.of(canonical));
        assertThat(tab.toCrm("lead.custom:2", canonical)).containsExactly("Стол", "Шкаф, белый", "ООО \"Ромашка\"");
    }

    @Test
    void aNumberIsExact() {
        assertThat(tab.read("lead.custom:Вес", Cell.text("1 000,50"), SALES)).isEqualTo(SheetValue.of("1000.5"));
        assertThat(tab.canonical("lead.custom:Вес", List.of("1.500"))).containsExactly("1.5");
        assertThat(tab.render("lead.custom:Вес", "1.5", SALES)).isEqualTo(Cell.number(new BigDecimal("1.5")));
        assertThat(tab.render("lead.custom:Вес", "12345678901234567", SALES))
                .as("more digits than a number cell keeps")
                .isEqualTo(Cell.text("12345678901234567"));
        assertThat(code(tab.read("lead.custom:Вес", Cell.text("много"), SALES))).isEqualTo(Code.NOT_A_NUMBER);
    }

    @ParameterizedTest
    @CsvSource({"да,true", "НЕТ,false", "yes,true", "no,false", "1,true", "0,false", "TRUE,true", "false,false"})
    void aCheckboxTakesWords(String text, String canonical) {
        assertThat(tab.read("lead.custom:Оплачено", Cell.text(text), SALES)).isEqualTo(SheetValue.of(canonical));
    }

    @Test
    void aCheckboxIsWrittenAsOneAndAnEmptyCellIsNotTicked() {
        assertThat(tab.render("lead.custom:Оплачено", "true", SALES)).isEqualTo(Cell.bool(true));
        assertThat(tab.sameText("lead.custom:Оплачено", Cell.EMPTY, "false", SALES))
                .isTrue();
        assertThat(tab.canonical("lead.custom:Оплачено", List.of())).containsExactly("false");
        assertThat(code(tab.read("lead.custom:Оплачено", Cell.text("может"), SALES)))
                .isEqualTo(Code.NOT_YES_OR_NO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"05.03.2024", "5.3.2024", "2024-03-05", "05/03/2024"})
    void aDateIsReadAsTyped(String text) {
        assertThat(tab.read("lead.custom:Дата доставки", Cell.text(text), SALES))
                .isEqualTo(SheetValue.of("2024-03-05"));
    }

    @Test
    void aDateCellIsASerialNumberOfDays() {
        assertThat(tab.read("lead.custom:Дата доставки", Cell.number(new BigDecimal("45356")), SALES))
                .isEqualTo(SheetValue.of("2024-03-05"));
        assertThat(tab.read("lead.custom:Встреча", Cell.number(new BigDecimal("45356.4375")), SALES))
                .isEqualTo(SheetValue.of("2024-03-05T10:30"));
    }

    @Test
    void amoCrmsSecondsAreADayInTheAccountsZone() {
        // 00:00 in Moscow, which is still the day before in UTC.
        assertThat(tab.canonical("lead.custom:Дата доставки", List.of("1709586000")))
                .containsExactly("2024-03-05");
        assertThat(tab.canonical("lead.custom:Дата доставки", List.of("2024-03-05T00:00:00+03:00")))
                .containsExactly("2024-03-05");
        assertThat(tab.render("lead.custom:Дата доставки", "2024-03-05", SALES)).isEqualTo(Cell.text("05.03.2024"));
        assertThat(tab.canonical("lead.custom:Встреча", List.of("1709623859"))).containsExactly("2024-03-05T10:30");
        assertThat(tab.render("lead.custom:Встреча", "2024-03-05T10:30", SALES))
                .isEqualTo(Cell.text("05.03.2024 10:30"));
        assertThat(tab.canonical("contact.custom:78", List.of("-283996800"))).containsExactly("1961-01-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"31.02.2024", "05-03-2024", "5 марта", "45356", "05.03.24", "05.03/2024", "05.03.2024 10:30"})
    void whatIsNoDateIsAProblem(String text) {
        assertThat(code(tab.read("lead.custom:Дата доставки", Cell.text(text), SALES)))
                .isEqualTo(Code.NOT_A_DATE);
    }

    @Test
    void aTextFieldMayHoldPhones() {
        assertThat(tab.read("lead.custom:Второй телефон", Cell.text("8 999 123 45 67"), SALES))
                .isEqualTo(SheetValue.of("+79991234567"));
    }

    private static Code code(SheetValue value) {
        return Objects.requireNonNull(value.problem(), () -> "no problem with " + value)
                .code();
    }
}
