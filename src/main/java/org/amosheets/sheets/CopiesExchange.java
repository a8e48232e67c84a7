package org.amosheets.sheets;

import com.google.api.services.sheets.v4.model.AddSheetRequest;
import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetRequest;
import com.google.api.services.sheets.v4.model.CopyPasteRequest;
import com.google.api.services.sheets.v4.model.DeleteSheetRequest;
import com.google.api.services.sheets.v4.model.GridProperties;
import com.google.api.services.sheets.v4.model.GridRange;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.SheetProperties;
import com.google.api.services.sheets.v4.model.UpdateSheetPropertiesRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * One atomic request that puts a new hidden tab with the same content in the old one's place.
 *
 * @param after the new tab
 */
record CopiesExchange(BatchUpdateSpreadsheetRequest request, TabAnswer after) {

    /** @param area what of the content comes back */
    static CopiesExchange of(TabAnswer old, WriteArea area) {
        int id = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
        boolean holds = CopiesTab.holds(old, area);
        List<Request> requests = new ArrayList<>();
        requests.add(new Request()
                .setAddSheet(new AddSheetRequest()
                        .setProperties(new SheetProperties()
                                .setSheetId(id)
                                .setTitle(TabFinder.COPIES + "_" + id)
                                .setHidden(true)
                                .setGridProperties(new GridProperties()
                                        .setRowCount(old.rows())
                                        .setColumnCount(old.columns())))));
        requests.add(new Request()
                .setCopyPaste(new CopyPasteRequest()
                        .setSource(new GridRange().setSheetId(old.sheetId()))
                        .setDestination(new GridRange().setSheetId(id))
                        .setPasteType("PASTE_FORMULA")
                        .setPasteOrientation("NORMAL")));
        requests.add(new Request().setDeleteSheet(new DeleteSheetRequest().setSheetId(old.sheetId())));
        requests.add(new Request()
                .setUpdateSheetProperties(new UpdateSheetPropertiesRequest()
                        .setProperties(new SheetProperties().setSheetId(id).setTitle(TabFinder.COPIES))
                        .setFields("title")));
        Stream<String> ranges = Stream.concat(
                Stream.of(area.headerRange()), area.spans().stream().map(area::range));
        return new CopiesExchange(
                new BatchUpdateSpreadsheetRequest()
                        .setRequests(requests)
                        .setIncludeSpreadsheetInResponse(true)
                        .setResponseIncludeGridData(true)
                        // An old tab that is too small for the write never took it.
                        .setResponseRanges(holds ? ranges.toList() : List.of(A1.tab(TabFinder.COPIES) + "!A1")),
                new TabAnswer(id, TabFinder.COPIES, true, old.rows(), old.columns(), List.of()));
    }
}
