package org.amosheets.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.amosheets.correctness.Shows;
import org.amosheets.sync.Cell;
import org.amosheets.sync.SheetValue;

/** The laws of values: V1 (canonical is idempotent), V2 (what is written reads as the same value), V4 (nasty texts). */
class LawsTest {

    private static final MappedTab TAB = Samples.tab();

    @Property(tries = 5000)
    @Shows("V1")
    void v1CanonicalIsIdempotent(@ForAll("fields") String field, @ForAll("raws") String raw) {
        List<String> once = TAB.canonical(field, List.of(raw));
        assertThat(TAB.canonical(field, once)).isEqualTo(once);
    }

    @Property(tries = 5000)
    @Shows({"V2", "V4"})
    void v2WhatIsRenderedReadsAsTheSameValue(@ForAll("fields") String field, @ForAll("raws") String raw) {
        // amoCRM's status is always a pair of ids.
        Assume.that(!field.equals("lead.status") || raw.matches("[0-9]+:[0-9]+"));
        for (String canonical : TAB.canonical(field, List.of(raw))) {
            Context context = contextOf(canonical);
            Cell cell = TAB.render(field, canonical, context);
            assertThat(TAB.read(field, cell, context).canonical()).isEqualTo(canonical);
            assertThat(TAB.sameText(field, cell, canonical, context)).isTrue();
        }
    }

    @Property(tries = 5000)
    void whatACellSaysIsTheSameBehindEitherRoundTrip(@ForAll("fields") String field, @ForAll("cells") Cell cell) {
        SheetValue value = TAB.read(field, cell, Samples.SALES);
        if (value.problem() == null && !value.canonical().isEmpty()) {
            assertThat(TAB.sameText(field, cell, value.canonical(), Samples.SALES))
                    .isTrue();
            Cell rendered = TAB.render(field, value.canonical(), Samples.SALES);
            assertThat(TAB.read(field, rendered, Samples.SALES)).isEqualTo(SheetValue.of(value.canonical()));
            assertThat(TAB.canonical(field, TAB.toCrm(field, value.canonical())))
                    .containsExactly(value.canonical());
        }
    }

    @Provide
    Arbitrary<String> fields() {
        return Arbitraries.of(TAB.rules().stream().map(rule -> rule.field()).toList());
    }

    @Provide
    Arbitrary<String> raws() {
        return Arbitraries.oneOf(
                Arbitraries.of(NASTY),
                Arbitraries.strings().ofMaxLength(20),
                Arbitraries.strings()
                        .withChars("0123456789 +-()., ₽:;/T\u00a0\n")
                        .ofMaxLength(18),
                Arbitraries.bigDecimals().map(BigDecimal::toPlainString),
                Arbitraries.longs().between(-70_000_000_000L, 260_000_000_000L).map(Object::toString),
                Arbitraries.of(
                        "10:101", "10:142", "10:100", "20:201", "20:202", "20:203", "20:142", "30:142", "10:999",
                        "99:1"),
                Arbitraries.of("10", "20", "30", "99"),
                Arbitraries.of("Стол", "шкаф, БЕЛЫЙ", "Стул, Стол", "Стул;стол", "Москва", "ёлкино", "Нет такого"));
    }

    @Provide
    Arbitrary<Cell> cells() {
        return Arbitraries.oneOf(
                raws().map(Cell::text),
                Arbitraries.bigDecimals().map(Cell::number),
                Arbitraries.of(true, false).map(Cell::bool),
                Arbitraries.of("ПЕРЕГОВОРЫ", " первичный  контакт", "Неразобранное", "Продажи", "партнеры", "Старая")
                        .map(Cell::text),
                Arbitraries.just(Cell.EMPTY));
    }

    private static Context contextOf(String canonical) {
        return canonical.matches("[0-9]{1,9}:[0-9]+")
                ? new Context(Long.parseLong(canonical.substring(0, canonical.indexOf(':'))))
                : Samples.SALES;
    }

    static final List<String> NASTY = List.of(
            "+79991234567",
            "8 (999) 123-45-67",
            "007",
            "=1+1",
            "-1",
            "@me",
            "1e5",
            "01.02",
            "01.02.2024",
            "2024-02-30",
            "'+7999",
            "a\u00a0b",
            "\u00a0a\u00a0",
            "👩‍👩‍👧 семья",
            "line\r\nline\rline",
            "\"quoted, list\"",
            "\"",
            ",",
            "{0} {column}",
            "$1 \\1",
            "TRUE",
            "нет",
            "#REF!",
            "İ@example.com",
            "mailto:Ivan@Example.COM",
            "ivan@",
            "1,000",
            "12345678901234567890.123",
            "0.00000000000000000000000001",
            "1E+1000000",
            "\u0000",
            "x".repeat(300),
            "\"\"".repeat(3000),
            " ".repeat(3000) + "1",
            "9".repeat(5000));
}
