package org.amosheets.mapping;

import static org.amosheets.mapping.Samples.SALES;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.amosheets.correctness.Shows;
import org.amosheets.sync.Cell;
import org.amosheets.sync.Problem;
import org.amosheets.sync.Problem.Code;
import org.amosheets.sync.SheetValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextAndPriceTest {

    private final MappedTab tab = Samples.tab();

    @Test
    @Shows("D002-30")
    void aNumericNameIsItsDigits() {
        assertThat(tab.read("contact.name", Cell.number(new BigDecimal("42")), SALES))
                .isEqualTo(SheetValue.of("42"));
        assertThat(tab.render("contact.name", "42", SALES)).isEqualTo(Cell.text("42"));
    }

    @Test
    void aShortTextFieldRefusesWhatAmoCrmWould() {
        String emoji = "👍".repeat(255);
        assertThat(tab.read("lead.custom:Город", Cell.text(emoji), SALES).problem())
                .isNull();
        assertThat(code(tab.read("lead.custom:Город", Cell.text(emoji + "!"), SALES)))
                .isEqualTo(Code.TOO_LONG);
        assertThat(tab.read("lead.custom:Комментарий", Cell.text("x".repeat(5000)), SALES)
                        .problem())
                .isNull();
    }

    @Test
    @Shows("D002-17")
    void aPriceIsRoundedHalfUpWithARemark() {
        SheetValue value = tab.read("lead.price", Cell.text("1 000,50"), SALES);
        assertThat(value.canonical()).isEqualTo("1001");
        assertThat(value.remark()).isEqualTo(Problem.of(Code.ROUNDED, "Бюджет", "1 000,50", "1001"));
        assertThat(value.problem()).isNull();
        assertThat(tab.read("lead.price", Cell.number(new BigDecimal("0.49")), SALES)
                        .canonical())
                .isEqualTo("0");
        assertThat(tab.read("lead.price", Cell.text("1000,00"), SALES)).isEqualTo(SheetValue.of("1000"));
    }

    @Test
    @Shows("D002-17")
    void aTypedFractionIsNotRewritten() {
        assertThat(tab.sameText("lead.price", Cell.text("1 000,50 ₽"), "1001", SALES))
                .isTrue();
        assertThat(tab.sameText("lead.price", Cell.EMPTY, "0", SALES)).isTrue();
        assertThat(tab.sameText("lead.price", Cell.number(BigDecimal.ONE), "2", SALES))
                .isFalse();
    }

    @Test
    void aPriceIsWrittenAsANumberAndNeverEmpty() {
        assertThat(tab.render("lead.price", "0", SALES)).isEqualTo(Cell.number(BigDecimal.ZERO));
        assertThat(tab.render("lead.price", "1500", SALES)).isEqualTo(Cell.number(new BigDecimal("1500")));
        assertThat(tab.toCrm("lead.price", "0")).containsExactly("0");
        assertThat(tab.canonical("lead.price", List.of())).containsExactly("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"сто", "-5", "1000000000000000", "1e5", "TRUE"})
    void aPriceThatAmoCrmCannotHoldIsAProblem(String text) {
        assertThat(code(tab.read("lead.price", Cell.text(text), SALES))).isEqualTo(Code.NOT_A_NUMBER);
    }

    private static Code code(SheetValue value) {
        return Objects.requireNonNull(value.problem(), () -> "no problem with " + value)
                .code();
    }
}
