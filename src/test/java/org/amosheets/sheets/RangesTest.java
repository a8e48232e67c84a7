package org.amosheets.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RangesTest {

    @Test
    void namesColumns() {
        assertThat(List.of(A1.column(0), A1.column(25), A1.column(26), A1.column(701), A1.column(702)))
                .containsExactly("A", "Z", "AA", "ZZ", "AAA");
    }

    @Test
    void quotesTitles() {
        assertThat(A1.tab("Сделки 'все'")).isEqualTo("'Сделки ''все'''");
        assertThat(A1.rows("Q1", new RowSpan(5, 9))).isEqualTo("'Q1'!5:9");
        assertThat(A1.column("Q1", 27)).isEqualTo("'Q1'!AB:AB");
        assertThat(A1.block("Q1", new RowSpan(5, 9), 0, 2)).isEqualTo("'Q1'!A5:C9");
    }

    @Test
    void mergesAdjacentRows() {
        TreeSet<Integer> rows = new TreeSet<>(List.of(1, 2, 3, 7, 9, 20));
        assertThat(RowSpan.covering(rows, 0))
                .containsExactly(new RowSpan(1, 3), new RowSpan(7, 7), new RowSpan(9, 9), new RowSpan(20, 20));
        assertThat(RowSpan.covering(rows, 1))
                .containsExactly(new RowSpan(1, 3), new RowSpan(7, 9), new RowSpan(20, 20));
    }

    @Test
    void readsNeighboursAlongUntilTheAddressIsShortEnough() {
        TreeSet<Integer> rows =
                new TreeSet<>(IntStream.range(1, 5_000).map(i -> i * 3).boxed().toList());
        List<String> ranges = RowRanges.fitting(rows, RowRanges.BUDGET, span -> A1.rows("Лист1", span));
        assertThat(ranges).containsExactly("'Лист1'!3:14997");
        TreeSet<Integer> few = new TreeSet<>(List.of(1, 5, 6, 100));
        assertThat(RowRanges.fitting(few, RowRanges.BUDGET, span -> A1.rows("Лист1", span)))
                .containsExactly("'Лист1'!1:1", "'Лист1'!5:6", "'Лист1'!100:100");
    }

    @Test
    void stillReadsOneRangeWhereEvenThatIsTooLong() {
        assertThat(RowRanges.fitting(new TreeSet<>(List.of(1, 9)), 1, span -> A1.rows("Лист1", span)))
                .containsExactly("'Лист1'!1:9");
    }
}
