package org.amosheets.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.amosheets.sync.Cell.Kind;
import org.junit.jupiter.api.Test;

class CellTest {

    @Test
    void aBoxIsItsWord() {
        assertThat(Cell.bool(true)).isEqualTo(new Cell(Kind.BOOLEAN, "TRUE", null));
        assertThat(Cell.bool(false)).isEqualTo(new Cell(Kind.BOOLEAN, "FALSE", null));
    }

    @Test
    void aNumberIsPlainAndWithoutTrailingZeros() {
        assertThat(Cell.number(new BigDecimal("1.50")).text()).isEqualTo("1.5");
        assertThat(Cell.number(new BigDecimal("1E+3")).text()).isEqualTo("1000");
        assertThat(Cell.number(new BigDecimal("0.000")).text()).isEqualTo("0");
    }

    @Test
    void blankIsWhatShowsNothing() {
        assertThat(Cell.EMPTY.isBlank()).isTrue();
        assertThat(Cell.text(" \n\t").isBlank()).isTrue();
        assertThat(Cell.text(" x ").isBlank()).isFalse();
        assertThat(Cell.number(BigDecimal.ZERO).isBlank()).isFalse();
        assertThat(new Cell(Kind.ERROR, "", null).isBlank()).isFalse();
    }
}
