package org.amosheets.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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

/** New rows below everything that the tab holds, over the real routes, against a fake Google. */
class FreeRowsTest {

    private static final String KEY = "sync_key";

    private final FakeSheets fake = FakeSheets.builder()
            .tab("Лист1", "name", "id", KEY, "comment")
            .gridSize(200, 8)
            .noQuota()
            .start();
    private final SheetsRig rig = new SheetsRig(fake);
    private final Tab tab = fake.tab("Лист1");
    private final GoogleSheet sheet = rig.sheet("");

    @BeforeEach
    void fill() {
        tab.setRow(2, "Анна", "7", "k2");
        tab.setRow(3, "Борис", "8", "k3");
    }

    @AfterEach
    void stop() {
        rig.close();
        fake.close();
    }

    private List<Integer> free(int below, int count) {
        return sheet.freeRows(below, count).rows().stream()
                .map(SheetRow::number)
                .toList();
    }

    private static RowWrite onBlank(int row, String key) {
        return new RowWrite(
                row,
                "",
                Map.of(
                        KEY,
                        new CellWrite(Cell.EMPTY, Cell.text(key)),
                        "name",
                        new CellWrite(Cell.EMPTY, Cell.text("Новая"))),
                true);
    }

    @Test
    void readsSeveralColumnsInOneRequestAndLeavesOutThoseThatAreNotThere() {
        sheet.rows(List.of());
        fake.clearLog();
        assertThat(sheet.columns(List.of("id", KEY, "no such")))
                .isEqualTo(Map.of("id", Map.of(2, "7", 3, "8"), KEY, Map.of(2, "k2", 3, "k3")));
        assertThat(fake.reads()).isEqualTo(1);
        tab.moveColumn(KEY, 1);
        assertThat(sheet.columns(List.of(KEY)).get(KEY)).isEqualTo(Map.of(2, "k2", 3, "k3"));
    }

    @Test
    void givesTheRowsRightBelow() {
        assertThat(free(3, 2)).containsExactly(4, 5);
    }

    @Test
    void leavesOutWhateverStandsBelow() {
        tab.type(9, "comment", "Итого");
        assertThat(free(3, 2)).containsExactly(10, 11);
        tab.type(12, "name", "=\"\"");
        assertThat(free(3, 2)).containsExactly(13, 14);
    }

    @Test
    void looksFurtherWhereMuchStandsBelow() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            rows.add(List.of("Ещё " + i));
        }
        tab.paste(4, rows);
        sheet.rows(List.of());
        fake.clearLog();
        assertThat(free(3, 3)).containsExactly(154, 155, 156);
        assertThat(fake.reads()).isLessThanOrEqualTo(3);
    }

    @Test
    void whatStandsFarBelowIsLeftThere() {
        tab.type(150, "comment", "Подвал");
        assertThat(free(3, 2)).containsExactly(4, 5);
    }

    @Test
    void addsRowsWhereTheTabEnds() {
        tab.type(200, "comment", "Конец");
        assertThat(free(190, 2)).containsExactly(201, 202);
        assertThat(sheet.write(KEY, List.of(onBlank(201, "n1"), onBlank(202, "n2")))
                        .moved())
                .isEmpty();
        assertThat(tab.cell(202, KEY)).isEqualTo("n2");
        assertThat(tab.cell(200, "comment")).isEqualTo("Конец");
    }

    @Test
    @Shows({"G5", "I4"})
    void aRowThatHoldsAnythingByNowIsNotWritten() {
        assertThat(free(3, 2)).containsExactly(4, 5);
        fake.faults().beforeNextWrite(() -> tab.type(5, "comment", "моё"));

        WriteReport report = sheet.write(KEY, List.of(onBlank(4, "n1"), onBlank(5, "n2")));

        assertThat(report.moved()).containsExactly(5);
        assertThat(tab.cell(4, KEY)).isEqualTo("n1");
        assertThat(tab.cell(5, KEY)).isEmpty();
        assertThat(tab.cell(5, "name")).isEmpty();
        assertThat(tab.cell(5, "comment")).isEqualTo("моё");
    }

    @Test
    void whatWasWrittenIsKnownUnderTheNewKeyAlsoWhereItShowsNothing() {
        WriteJournal.Entry entry = Entries.write(sheet.freeRows(3, 1).header(), KEY, List.of(onBlank(4, "n1")));
        var found = new PreImageCheck.Findings(List.of(), Map.of(), List.of());
        assertThat(Entries.shown(entry, found)).isEqualTo(Map.of("n1", Map.of()));
        var moved = new PreImageCheck.Findings(entry.rows(), Map.of(), List.of());
        assertThat(Entries.shown(entry, moved)).isEmpty();
    }
}
