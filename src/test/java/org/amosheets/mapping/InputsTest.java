package org.amosheets.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Shows("D000-6")
class InputsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "0", "100,50", "1 000", "1\u00A0000,50", "1,000.50", "1 000 ₽"})
    void takesAnAmountAsTheSheetsCellsDo(String text) {
        assertThat(Inputs.isAmount(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"сто", "-5", "1,2,3", "1000000000000000", "1e5", "=1+1"})
    void refusesWhatACellWouldRefuse(String text) {
        assertThat(Inputs.isAmount(text)).isFalse();
    }

    @Test
    void takesNumbersOfAnySizeWithoutTrouble() {
        assertThat(Inputs.isAmount(new BigDecimal("100.50"))).isTrue();
        assertThat(Inputs.isAmount(new BigDecimal("1e300000"))).isFalse();
        assertThat(Inputs.isAmount(new BigDecimal("1e-300000"))).isFalse();
        assertThat(Inputs.isAmount(new BigDecimal("-1"))).isFalse();
        assertThat(Inputs.isAmount(BigDecimal.ZERO)).isTrue();
    }

    @Test
    void tellsAnAddressFromATextAndFromNone() {
        assertThat(Inputs.isEmail(" Anna@Example.test ")).isTrue();
        assertThat(Inputs.isEmail("abc")).isFalse();
        assertThat(Inputs.isEmail("")).isFalse();
    }
}
