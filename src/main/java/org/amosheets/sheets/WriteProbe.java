package org.amosheets.sheets;

import com.google.api.services.sheets.v4.model.FindReplaceRequest;
import com.google.api.services.sheets.v4.model.GridRange;
import com.google.api.services.sheets.v4.model.Request;
import java.util.List;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;

/** Finds out whether the service account may write, and leaves nothing behind. */
public final class WriteProbe {

    private final SheetsCalls calls;

    public WriteProbe(ProducerTemplate camel) {
        this(new RouteCalls(camel, new OwnerMark()));
    }

    WriteProbe(SheetsCalls calls) {
        this.calls = calls;
    }

    /**
     * Asks for a text that nobody has to be replaced in one cell: a write that only an editor may send, and that changes
     * nothing.
     *
     * @throws SheetsException where it was refused
     */
    public void probe() {
        int tab = calls.tabs().stream()
                .filter(TabAnswer::isGrid)
                .map(TabAnswer::sheetId)
                .findFirst()
                .orElseThrow(() -> new SheetsException.Unavailable(
                        SheetsErrors.sentence("try a write", "the spreadsheet has no tab with cells", "add one"),
                        null));
        String nobodyHas = UUID.randomUUID().toString();
        GridRange one = new GridRange()
                .setSheetId(tab)
                .setStartRowIndex(0)
                .setEndRowIndex(1)
                .setStartColumnIndex(0)
                .setEndColumnIndex(1);
        calls.restructure(List.of(new Request()
                .setFindReplace(new FindReplaceRequest()
                        .setFind(nobodyHas)
                        .setReplacement(nobodyHas)
                        .setMatchEntireCell(true)
                        .setRange(one))));
    }
}
