package org.amosheets.sheets;

import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetRequest;
import com.google.api.services.sheets.v4.model.CellData;
import com.google.api.services.sheets.v4.model.CopyPasteRequest;
import com.google.api.services.sheets.v4.model.GridRange;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.RowData;
import com.google.api.services.sheets.v4.model.UpdateCellsRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.amosheets.sheets.WriteJournal.Entry;
import org.amosheets.sync.Cell;

/**
 * Makes a write into one atomic request: first what stands in the cells is copied to the hidden tab, then they are written,
 * and the copies come back with the answer.
 */
final class WriteRequest {

    private static final String VALUE = "userEnteredValue";

    private final Entry entry;
    private final int tab;
    private final int copies;
    private final WriteArea area;

    private WriteRequest(Entry entry, int tab, int copies) {
        this.entry = entry;
        this.tab = tab;
        this.copies = copies;
        this.area = WriteArea.of(entry);
    }

    static BatchUpdateSpreadsheetRequest of(Entry entry, int tab, int copies) {
        WriteRequest request = new WriteRequest(entry, tab, copies);
        List<Request> requests = new ArrayList<>();
        request.prepareCopies(requests);
        request.copy(requests);
        request.write(requests);
        return new BatchUpdateSpreadsheetRequest()
                .setRequests(requests)
                .setIncludeSpreadsheetInResponse(true)
                .setResponseIncludeGridData(true)
                .setResponseRanges(Stream.concat(
                                Stream.of(request.area.headerRange()),
                                request.area.spans().stream().map(request.area::range))
                        .toList());
    }

    /**
     * Empties the hidden tab, marks it with the write's id, and puts a sign where each row's key is going to be copied to:
     * Sheets leaves rows out that a filter hides, and then the sign is still there.
     */
    private void prepareCopies(List<Request> requests) {
        requests.add(new Request()
                .setUpdateCells(new UpdateCellsRequest()
                        .setRange(new GridRange().setSheetId(copies))
                        .setFields(VALUE)));
        requests.add(update(range(copies, 0, 1, 0, 1), List.of(line(List.of(Cell.text(entry.writeId()))))));
        RowData sign = line(List.of(Cell.text(Entries.notCopied(entry))));
        for (RowSpan span : area.spans()) {
            GridRange keys = range(copies, span.first() - 1, span.last(), entry.keyColumn(), entry.keyColumn() + 1);
            requests.add(update(keys, Collections.nCopies(span.last() - span.first() + 1, sign)));
        }
    }

    /** Rows go to the same place, so that relative references in formulas stay as they are, and one by one: see above. */
    private void copy(List<Request> requests) {
        int left = area.firstColumn();
        int right = area.lastColumn() + 1;
        requests.add(copy(range(tab, 0, 1, left, right), range(copies, 0, 1, left + 1, right + 1), "PASTE_VALUES"));
        for (int row : area.rows()) {
            requests.add(copy(
                    range(tab, row - 1, row, left, right), range(copies, row - 1, row, left, right), "PASTE_FORMULA"));
        }
    }

    private void write(List<Request> requests) {
        for (CellBlock block : CellBlock.of(entry)) {
            GridRange range = range(
                    tab,
                    block.firstRow() - 1,
                    block.firstRow() - 1 + block.lines().size(),
                    block.firstColumn(),
                    block.firstColumn() + block.width());
            requests.add(
                    update(range, block.lines().stream().map(WriteRequest::line).toList()));
        }
    }

    private static Request update(GridRange range, List<RowData> lines) {
        return new Request()
                .setUpdateCells(
                        new UpdateCellsRequest().setRange(range).setRows(lines).setFields(VALUE));
    }

    private static Request copy(GridRange source, GridRange destination, String what) {
        return new Request()
                .setCopyPaste(new CopyPasteRequest()
                        .setSource(source)
                        .setDestination(destination)
                        .setPasteType(what)
                        .setPasteOrientation("NORMAL"));
    }

    private static RowData line(List<Cell> cells) {
        List<CellData> data = cells.stream().map(CellValues::data).toList();
        return new RowData().setValues(data);
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
