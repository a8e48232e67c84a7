package org.amosheets.sheets;

import com.google.api.services.sheets.v4.model.Spreadsheet;
import java.util.List;

/** What only a command of the command line asks of Google Sheets, beside what the service asks. */
interface HandCalls extends SheetsCalls {

    /** How these ranges look: formats, dropdowns, hidden columns; and what of their tabs is protected or frozen. */
    Spreadsheet layout(List<String> ranges);
}
