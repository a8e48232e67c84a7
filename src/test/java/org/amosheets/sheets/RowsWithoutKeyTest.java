package org.amosheets.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.sheets.FakeSheets;
import org.amosheets.sandbox.sheets.Tab;
import org.amosheets.sheets.RowWrite.CellWrite;
import org.amosheets.sync.Cell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A write that hit a new row, which has no key yet and so cannot be known by it. */
class RowsWithoutKeyTest {

    private final FakeSheets fake = FakeSheets.builder()
            .tab("Лист1", "name", "budget", "comment", "sync_key")
            .noQuota()
            .start();
    private final SheetsRig rig = new SheetsRig(fake);
    private final Tab tab = fake.tab("Лист1");
    private final GoogleSheet sheet = rig.sheet("");

    @BeforeEach
    void fill() {
        tab.setRow(2, "Анна", "100", "", "k2");
        tab.setRow(3, "Борис", "200", "", "k3");
        tab.setRow(4, "Вера", "400", "", "");
        tab.setRow(5, "Галя", "500", "", "");
        // The next request is the write itself: the tabs are known, and the hidden one is made.
        write(3, "k3", 200, 201);
        write(3, "k3", 201, 200);
    }

    @AfterEach
    void stop() {
        rig.close();
        fake.close();
    }

    private WriteReport write(int row, String key, int before, int now) {
        Map<String, CellWrite> cells = Map.of("budget", new CellWrite(number(before), number(now)));
        return sheet.write("sync_key", List.of(new RowWrite(row, key, cells)));
    }

    private static Cell number(int value) {
        return Cell.number(BigDecimal.valueOf(value));
    }

    private String budget(String name) {
        return tab.cell(tab.find("name", name), "budget");
    }

    @Test
    @Shows({"G5", "I2", "I4"})
    void itIsMendedThoughAnotherRowWithoutAKeyHasTakenItsPlaceByThen() {
        // Галя comes to stand in row 2 before the write, and Вера before it is mended.
        fake.faults().beforeNextWrite(() -> tab.sortBy("name", false));
        fake.faults().beforeNextWrite(() -> tab.sortBy("budget", false));

        assertThat(write(2, "k2", 100, 111).moved()).containsExactly(2);

        assertThat(budget("Вера")).isEqualTo("400");
        assertThat(budget("Галя")).isEqualTo("500");
        assertThat(budget("Анна")).isEqualTo("100");
        assertThat(rig.journal.open()).isEmpty();
    }

    @Test
    @Shows("I2")
    void whatAPersonTypesIntoItBeforeItIsMendedStays() {
        fake.faults().beforeNextWrite(() -> tab.sortBy("name", false));
        fake.faults().beforeNextWrite(() -> tab.type(2, "budget", "700"));

        assertThat(write(2, "k2", 100, 111).moved()).containsExactly(2);

        assertThat(tab.cell(2, "name")).isEqualTo("Галя");
        assertThat(budget("Галя")).isEqualTo("700");
        assertThat(budget("Вера")).isEqualTo("400");
        assertThat(rig.journal.open()).isEmpty();
    }
}
