package org.amosheets.mapping;

import static org.amosheets.mapping.Samples.SALES;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.amosheets.correctness.Shows;
import org.amosheets.sync.Cell;
import org.amosheets.sync.Problem.Code;
import org.amosheets.sync.SheetValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneAndEmailTest {

    private final MappedTab tab = Samples.tab();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8 999 123-45-67",
                "+7 (999) 123-45-67",
                "9991234567",
                "79991234567",
                "89991234567",
                "+7\u00a0999\u00a01234567",
                "тел. 8-999-123-45-67",
                "'89991234567",
                "+7 999 123 45 67 доб. 12",
                "8 999 123 45 67 (доб 12)",
                "+8 999 123 45 67"
            })
    @Shows("F16")
    void everySpellingOfAPhoneIsOneNumber(String text) {
        assertThat(tab.read("contact.phone", Cell.text(text), SALES)).isEqualTo(SheetValue.of("+79991234567"));
        assertThat(tab.canonical("contact.phone", List.of(text))).containsExactly("+79991234567");
    }

    @Test
    void aPhoneTypedAsANumberIsAPhone() {
        Cell cell = Cell.number(new BigDecimal("8.9991234567E10"));
        assertThat(tab.read("contact.phone", cell, SALES)).isEqualTo(SheetValue.of("+79991234567"));
        assertThat(tab.sameText("contact.phone", cell, "+79991234567", SALES)).isTrue();
        assertThat(tab.render("contact.phone", "+79991234567", SALES)).isEqualTo(Cell.text("+79991234567"));
    }

    @Test
    void aForeignPhoneKeepsItsCountry() {
        assertThat(tab.read("contact.phone", Cell.text("+998 90 123 45 67"), SALES))
                .isEqualTo(SheetValue.of("+998901234567"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123",
                "нет",
                "8 999 123 45 67 Иван",
                "Иван 8 999 123 45 67",
                "8 999 123 45 67, 8 999 765 43 21",
                "89991234567/89997654321",
                "a@b.ru",
                "+7"
            })
    void aCellWithMoreOrLessThanOnePhoneIsAProblemAndKeepsItsText(String text) {
        SheetValue value = tab.read("contact.phone", Cell.text(text), SALES);
        assertThat(code(value)).isEqualTo(Code.NOT_A_PHONE);
        assertThat(value.canonical()).isEqualTo(text);
    }

    @Test
    @Shows("D002-27")
    void amoCrmsPhonesAreKnownAgainInAnySpellingAndOddOnesStay() {
        assertThat(tab.canonical(
                        "contact.phone",
                        List.of("8 999 123 45 67", "+79991234567", " ", "333", "+7 999 765-43-21 (WhatsApp)")))
                .containsExactly("+79991234567", "333", "+79997654321");
    }

    @ParameterizedTest
    @CsvSource({
        "Ivan@Example.COM,ivan@example.com",
        "' mailto:ivan@example.com ',ivan@example.com",
        "почта@пример.рф,почта@пример.рф"
    })
    void anEmailIsLowerCase(String text, String canonical) {
        assertThat(tab.read("contact.email", Cell.text(text), SALES)).isEqualTo(SheetValue.of(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ivan", "ivan@", "@x.ru", "a b@x.ru", "a@x", "a@x.ru, b@x.ru", "a@@x.ru", "a..b@x.ru", "a@-.ru"})
    @Shows("F17")
    void whatIsNoEmailIsAProblem(String text) {
        assertThat(code(tab.read("contact.email", Cell.text(text), SALES))).isEqualTo(Code.NOT_AN_EMAIL);
    }

    private static Code code(SheetValue value) {
        return Objects.requireNonNull(value.problem(), () -> "no problem with " + value)
                .code();
    }
}
