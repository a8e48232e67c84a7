package org.amosheets.sheets;

import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetRequest;
import com.google.api.services.sheets.v4.model.Request;
import java.util.List;
import org.amosheets.sheets.GridReader.Answer;

/** The remote calls to Google Sheets, by name. Each throws a {@link SheetsException} where it did not succeed. */
interface SheetsCalls {

    /** Every tab, without cells, and what the spreadsheet says of whose it is. Looked at even where it is not ours. */
    Answer spreadsheet();

    /** Every tab, without cells. */
    List<TabAnswer> tabs();

    /** The header and some rows. */
    List<TabAnswer> rows(List<String> ranges);

    /** The header and every row. */
    List<TabAnswer> wholeTab(List<String> ranges);

    /** The header and the key column. */
    List<TabAnswer> keys(List<String> ranges);

    /** What the hidden tab holds. */
    List<TabAnswer> copies(List<String> ranges);

    /** One atomic write that brings back what stood there before. */
    List<TabAnswer> write(BatchUpdateSpreadsheetRequest batch);

    /** Changes tabs and columns, not values. */
    void restructure(List<Request> requests);
}
