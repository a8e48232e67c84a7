package org.amosheets.mapping;

import static org.amosheets.mapping.Samples.PARTNERS;
import static org.amosheets.mapping.Samples.SALES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.amosheets.correctness.Shows;
import org.amosheets.sync.Cell;
import org.amosheets.sync.Problem;
import org.amosheets.sync.Problem.Code;
import org.amosheets.sync.SheetValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Shows("V5")
class StatusAndPipelineTest {

    private final MappedTab tab = Samples.tab();

    @ParameterizedTest
    @ValueSource(strings = {"Первичный контакт", "первичный  КОНТАКТ ", "Первичный\u00a0контакт"})
    void aStatusIsFoundByItsNameInAnyCase(String text) {
        assertThat(tab.read("lead.status", Cell.text(text), SALES)).isEqualTo(SheetValue.of("10:101"));
    }

    @Test
    void aStatusIsLookedUpInTheLeadsPipelineOnly() {
        assertThat(tab.read("lead.status", Cell.text("Переговоры"), SALES).canonical())
                .isEqualTo("10:102");
        assertThat(tab.read("lead.status", Cell.text("Переговоры"), PARTNERS).canonical())
                .isEqualTo("20:201");
        SheetValue other = tab.read("lead.status", Cell.text("Won"), SALES);
        assertThat(other.problem())
                .isEqualTo(Problem.of(
                        Code.UNKNOWN_STATUS,
                        "Статус",
                        "Won",
                        "Первичный контакт",
                        "Переговоры",
                        "Успешно реализовано",
                        "Закрыто и не реализовано"));
    }

    @Test
    void unsortedIsShownButCannotBeChosen() {
        assertThat(tab.render("lead.status", "10:100", SALES)).isEqualTo(Cell.text("Неразобранное"));
        SheetValue value = tab.read("lead.status", Cell.text("неразобранное"), SALES);
        assertThat(code(value)).isEqualTo(Code.UNKNOWN_STATUS);
        assertThat(value.canonical()).as("equal to what amoCRM holds").isEqualTo("10:100");
    }

    @Test
    void statusesThatShareANameAreShownWithTheirIds() {
        assertThat(tab.render("lead.status", "20:203", PARTNERS)).isEqualTo(Cell.text("подписание договора (203)"));
        assertThat(tab.read("lead.status", Cell.text("Подписание договора (203)"), PARTNERS))
                .isEqualTo(SheetValue.of("20:203"));
        assertThat(code(tab.read("lead.status", Cell.text("Подписание договора"), PARTNERS)))
                .isEqualTo(Code.UNKNOWN_STATUS);
    }

    @Test
    void anIdUnknownToTheDirectoryIsShownAsItIs() {
        assertThat(tab.render("lead.status", "10:999", SALES)).isEqualTo(Cell.text("999"));
        assertThat(tab.sameText("lead.status", Cell.text("999"), "10:999", SALES))
                .isTrue();
        assertThat(code(tab.read("lead.status", Cell.text("999"), SALES))).isEqualTo(Code.UNKNOWN_STATUS);
        assertThat(tab.render("lead.pipeline", "99", SALES)).isEqualTo(Cell.text("99"));
    }

    @Test
    void aPipelineIsFoundByNameAndAnArchivedOneCannotBeChosen() {
        assertThat(tab.read("lead.pipeline", Cell.text("партнеры"), SALES)).isEqualTo(SheetValue.of("20"));
        assertThat(tab.render("lead.pipeline", "30", SALES)).isEqualTo(Cell.text("Старая"));
        SheetValue archived = tab.read("lead.pipeline", Cell.text("Старая"), SALES);
        assertThat(archived.problem())
                .isEqualTo(Problem.of(Code.UNKNOWN_PIPELINE, "Воронка", "Старая", "Продажи", "Партнёры"));
        assertThat(archived.canonical()).isEqualTo("30");
    }

    private static Code code(SheetValue value) {
        return Objects.requireNonNull(value.problem(), () -> "no problem with " + value)
                .code();
    }
}
