package org.amosheets.sheets;

import com.google.api.services.sheets.v4.model.AppendDimensionRequest;
import com.google.api.services.sheets.v4.model.DimensionProperties;
import com.google.api.services.sheets.v4.model.DimensionRange;
import com.google.api.services.sheets.v4.model.GridRange;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.RowData;
import com.google.api.services.sheets.v4.model.UpdateCellsRequest;
import com.google.api.services.sheets.v4.model.UpdateDimensionPropertiesRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.amosheets.sync.Cell;

/** Adds columns behind everything that the tab holds. */
final class NewColumns {

    private final SheetsCalls calls;
    private final TabFinder finder;
    private final TabReader reader;
    private final Supplier<Patience> patience;

    NewColumns(SheetsCalls calls, TabFinder finder, TabReader reader, Supplier<Patience> patience) {
        this.calls = calls;
        this.finder = finder;
        this.reader = reader;
        this.patience = patience;
    }

    /** What is missing is looked up before each attempt, so one that was carried out unseen is not repeated. */
    void add(List<String> headers, Set<String> hidden) {
        Patience left = patience.get();
        while (true) {
            TabRead now = reader.all();
            List<String> missing = headers.stream()
                    .filter(h -> !now.header().has(h))
                    .distinct()
                    .toList();
            if (missing.isEmpty()) {
                return;
            }
            try {
                calls.restructure(requests(missing, hidden, width(now)));
                finder.look();
                reader.forgetHeader();
                return;
            } catch (SheetsException.Busy e) {
                if (!left.more()) {
                    throw e;
                }
            }
        }
    }

    private static int width(TabRead tab) {
        return tab.rows().stream()
                .mapToInt(row -> row.cells().size())
                .reduce(tab.header().names().size(), Math::max);
    }

    private List<Request> requests(List<String> headers, Set<String> hidden, int start) {
        TabAnswer tab = finder.known().tab();
        int end = start + headers.size();
        List<Request> requests = new ArrayList<>();
        if (end > tab.columns()) {
            requests.add(new Request()
                    .setAppendDimension(new AppendDimensionRequest()
                            .setSheetId(tab.sheetId())
                            .setDimension("COLUMNS")
                            .setLength(end - tab.columns())));
        }
        RowData names = new RowData()
                .setValues(headers.stream()
                        .map(header -> CellValues.data(Cell.text(header)))
                        .toList());
        requests.add(new Request()
                .setUpdateCells(new UpdateCellsRequest()
                        .setRange(new GridRange()
                                .setSheetId(tab.sheetId())
                                .setStartRowIndex(0)
                                .setEndRowIndex(1)
                                .setStartColumnIndex(start)
                                .setEndColumnIndex(end))
                        .setRows(List.of(names))
                        .setFields("userEnteredValue")));
        for (int i = 0; i < headers.size(); i++) {
            if (hidden.contains(headers.get(i))) {
                requests.add(hide(tab, start + i));
            }
        }
        return requests;
    }

    private static Request hide(TabAnswer tab, int column) {
        return new Request()
                .setUpdateDimensionProperties(new UpdateDimensionPropertiesRequest()
                        .setRange(new DimensionRange()
                                .setSheetId(tab.sheetId())
                                .setDimension("COLUMNS")
                                .setStartIndex(column)
                                .setEndIndex(column + 1))
                        .setProperties(new DimensionProperties().setHiddenByUser(true))
                        .setFields("hiddenByUser"));
    }
}
