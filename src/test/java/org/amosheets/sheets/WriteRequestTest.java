package org.amosheets.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetRequest;
import com.google.api.services.sheets.v4.model.GridRange;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.amosheets.sheets.RowWrite.CellWrite;
import org.amosheets.sheets.WriteJournal.Entry;
import org.amosheets.sync.Cell;
import org.junit.jupiter.api.Test;

class WriteRequestTest {

    private static final Header HEADER = new Header(List.of("name", "phone", "note", "", "sync_key", "more"));

    @Test
    void copiesToTheSamePlaceBeforeItWrites() {
        Entry entry = Entries.write(HEADER, "sync_key", List.of(row(9, "k9", "phone"), row(5, "k5", "phone")));
        BatchUpdateSpreadsheetRequest batch = WriteRequest.of(entry, 10, 20);
        List<GridRange> copied = batch.getRequests().stream()
                .filter(r -> r.getCopyPaste() != null)
                .map(r -> r.getCopyPaste().getDestination())
                .toList();
        assertThat(copied).containsExactly(range(20, 0, 1, 2, 6), range(20, 4, 5, 1, 5), range(20, 8, 9, 1, 5));
        assertThat(batch.getResponseRanges())
                .containsExactly("'_amo_sheets_sync'!A1:F1", "'_amo_sheets_sync'!B5:E5", "'_amo_sheets_sync'!B9:E9");
        int last = batch.getRequests().size() - 1;
        assertThat(batch.getRequests().get(last).getUpdateCells().getRange()).isEqualTo(range(10, 8, 9, 1, 2));
    }

    @Test
    void copiesTheWholeRowThatGetsItsFirstKey() {
        Entry entry = Entries.write(
                HEADER,
                "sync_key",
                List.of(new RowWrite(5, "", Map.of("sync_key", new CellWrite(Cell.EMPTY, Cell.text("k"))))));
        WriteArea area = WriteArea.of(entry);
        assertThat(area.firstColumn()).isZero();
        assertThat(area.lastColumn()).isEqualTo(5);
    }

    @Test
    void writesAdjacentCellsOfAdjacentRowsTogether() {
        Entry entry = Entries.write(
                HEADER,
                "sync_key",
                List.of(
                        row(4, "k4", "name", "phone", "more"),
                        row(5, "k5", "name", "phone"),
                        row(6, "k6", "phone"),
                        row(8, "k8", "phone")));
        assertThat(CellBlock.of(entry))
                .extracting(b ->
                        b.firstRow() + "/" + b.firstColumn() + " " + b.lines().size() + "x" + b.width())
                .containsExactly("4/0 2x2", "4/5 1x1", "6/1 1x1", "8/1 1x1");
    }

    @Test
    void splitsWhatIsTooBigForOneRequest() {
        List<RowWrite> many =
                IntStream.range(2, 4_502).mapToObj(i -> row(i, "k" + i)).toList();
        assertThat(WriteBatches.of(many)).extracting(List::size).containsExactly(2_000, 2_000, 500);
        CellWrite big = new CellWrite(Cell.EMPTY, Cell.text("я".repeat(49_000)));
        List<RowWrite> heavy = IntStream.range(2, 32)
                .mapToObj(i -> new RowWrite(i, "k" + i, Map.of("name", big)))
                .toList();
        assertThat(WriteBatches.of(heavy)).hasSize(2);
        assertThat(WriteBatches.of(List.of())).isEmpty();
    }

    private static RowWrite row(int number, String key, String... columns) {
        Map<String, CellWrite> cells = new java.util.HashMap<>();
        for (String column : columns) {
            cells.put(column, new CellWrite(Cell.EMPTY, Cell.text(column)));
        }
        return new RowWrite(number, key, cells);
    }

    private static GridRange range(int sheet, int top, int bottom, int left, int right) {
        return new GridRange()
                .setSheetId(sheet)
                .setStartRowIndex(top)
                .setEndRowIndex(bottom)
                .setStartColumnIndex(left)
                .setEndColumnIndex(right);
    }
}
