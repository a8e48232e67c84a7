package org.amosheets.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Shows({"F31", "D004-28"})
class LookAlikesTest {

    @ParameterizedTest
    @CsvSource({
        "заказ отпрAвлен, Заказ отправлен",
        "OTКАЗ, отказ",
        "BCEHKMOPTXY, всенкмортху",
        "'  Успешно\u00a0реализовано', успешно  реализовано",
        "Ёлка, елка"
    })
    void lettersThatLookAlikeAreTheSame(String one, String other) {
        assertThat(LookAlikes.fold(one)).isEqualTo(LookAlikes.fold(other));
    }

    @ParameterizedTest
    @CsvSource({"OTKAZ, Отказ", "Заказ, Заказы", "Новая, Ноvая"})
    void lettersThatDoNotAreNot(String one, String other) {
        assertThat(LookAlikes.fold(one)).isNotEqualTo(LookAlikes.fold(other));
    }

    @Test
    void whatWasFoldedStaysAsItIs() {
        String once = LookAlikes.fold("NOMERATSIYALANMAGAN ZAKAZ ёжик");
        assertThat(LookAlikes.fold(once)).isEqualTo(once);
    }
}
