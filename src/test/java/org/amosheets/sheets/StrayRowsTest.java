package org.amosheets.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.amosheets.correctness.Shows;
import org.amosheets.sheets.RowWrite.CellWrite;
import org.amosheets.sync.Cell;
import org.junit.jupiter.api.Test;

@Shows("I4")
class StrayRowsTest {

    private static RowWrite row(String key, String column, String expected, String value) {
        return new RowWrite(5, key, Map.of(column, new CellWrite(Cell.text(expected), Cell.text(value))));
    }

    @Test
    void whatAnEarlierWriteDamagedComesBackFromBelowTheDamageOfTheLastOne() {
        RowWrite last = row("k1", "email", "last", "earlier");
        RowWrite earlier = row("k1", "email", "earlier", "typed");

        assertThat(StrayRows.both(last, earlier)).isEqualTo(row("k1", "email", "last", "typed"));
    }

    @Test
    void cellsThatOnlyTheEarlierWriteDamagedComeBackToo() {
        RowWrite last = row("k1", "email", "last", "typed");
        RowWrite earlier = row("k1", "phone", "earlier", "123");

        assertThat(StrayRows.both(last, earlier).cells()).containsOnlyKeys("email", "phone");
    }

    @Test
    void whatAPersonTypedOverTheEarlierDamageStays() {
        RowWrite last = row("k1", "email", "last", "a person's");
        RowWrite earlier = row("k1", "email", "earlier", "older");

        assertThat(StrayRows.both(last, earlier)).isEqualTo(last);
    }

    @Test
    void anotherRowIsNotMixedIn() {
        RowWrite last = row("k1", "email", "last", "typed");

        assertThat(StrayRows.both(last, row("k2", "phone", "earlier", "123"))).isEqualTo(last);
    }
}
