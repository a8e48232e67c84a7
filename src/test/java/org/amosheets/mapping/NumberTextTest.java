package org.amosheets.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 000,50|1000.5",
                "1000.5|1000.5",
                "1000,50|1000.5",
                "1,000.50 ₽|1000.5",
                "1.000,50|1000.5",
                "1 000 руб.|1000",
                "1 000 РУБ|1000",
                "1 000 р.|1000",
                "1\u00a0000,50|1000.5",
                "1\u2009000\u202f₽|1000",
                "100 ₽|100",
                "$1,234|1234",
                "€ 1.234.567,89|1234567.89",
                "1,234,567|1234567",
                "1'234.50|1234.5",
                "1’234’567|1234567",
                "007|7",
                "0|0",
                "-5|-5",
                "\u22125,5|-5.5",
                "-$5|-5",
                "$ -5|-5",
                "+12|12",
            })
    @Shows({"F18", "D001-2", "D002-16"})
    void anAmountIsReadAsPeopleTypeIt(String text, BigDecimal number) {
        assertThat(NumberText.parse(text)).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,000|1000",
                "1.000|1000",
                "123,456|123456",
                "1,5|1.5",
                "1,50|1.5",
                "0,500|0.5",
                "0.125|0.125",
                "1000,500|1000.5",
                "1 000,500|1000.5",
                "1,2345|1.2345",
            })
    void aLoneSignGroupsOnlyBeforeThreeDigitsAndBehindOneToThree(String text, BigDecimal number) {
        assertThat(NumberText.parse(text)).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "₽",
                "руб",
                "abc",
                "12 штук",
                "10 тыс.",
                "1e5",
                "0x10",
                "NaN",
                "Infinity",
                "1 00",
                "12 34",
                "1,00,000",
                "1.2.3",
                "01.02.2024",
                "1,2,3.4",
                "1.000,5.5",
                "1,000 000",
                "1.5 0",
                "1 000.5'0",
                "5%",
                "(5)",
                "100,",
                ",5",
                "100.-",
                "+-5",
                "--5",
                "=1+1",
                "１２",
                "٣",
                "1\n000"
            })
    @Shows("D001-2")
    void whatIsNoAmountIsNotGuessedAt(String text) {
        assertThat(NumberText.parse(text)).isNull();
    }

    @Test
    void aTextBeyondAnySenseIsNotLookedAt() {
        assertThat(NumberText.parse(" ".repeat(99) + "1")).isEqualByComparingTo(BigDecimal.ONE);
        assertThat(NumberText.parse(" ".repeat(100) + "1")).isNull();
    }
}
