package org.amosheets.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.sheets.v4.model.ExtendedValue;
import java.math.BigDecimal;
import org.amosheets.sync.Cell;
import org.junit.jupiter.api.Test;

class CellValuesTest {

    @Test
    void writesEachKindAsItself() {
        assertThat(value(Cell.text("=1+1"))).isEqualTo(new ExtendedValue().setStringValue("=1+1"));
        assertThat(value(Cell.number(new BigDecimal("1E3")))).isEqualTo(new ExtendedValue().setNumberValue(1000.0));
        assertThat(value(Cell.bool(true))).isEqualTo(new ExtendedValue().setBoolValue(true));
        assertThat(value(Cell.number(BigDecimal.TEN).withFormula("=5*2")))
                .isEqualTo(new ExtendedValue().setFormulaValue("=5*2"));
        assertThat(CellValues.data(Cell.EMPTY).getUserEnteredValue()).isNull();
    }

    @Test
    void comparesNumbersAsNumbersAndFormulasAsFormulas() {
        Cell number = Cell.number(new BigDecimal("0.1"));
        assertThat(CellValues.same(number, new Cell(Cell.Kind.NUMBER, "0.1000000000000000055", null)))
                .isTrue();
        assertThat(CellValues.same(number, Cell.text("0.1"))).isFalse();
        assertThat(CellValues.same(number.withFormula("=A1"), Cell.EMPTY.withFormula("=A1")))
                .isTrue();
        assertThat(CellValues.same(number.withFormula("=A1"), number)).isFalse();
        assertThat(CellValues.same(Cell.text("a\r\nb"), Cell.text("a\nb"))).isTrue();
        assertThat(CellValues.same(Cell.text("a"), Cell.text("a "))).isFalse();
    }

    private static ExtendedValue value(Cell cell) {
        return CellValues.data(cell).getUserEnteredValue();
    }
}
