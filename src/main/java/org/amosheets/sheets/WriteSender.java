package org.amosheets.sheets;

import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetRequest;
import java.util.Optional;
import java.util.function.Supplier;
import org.amosheets.sheets.WriteJournal.Entry;

/** Sends one write until it is known to be carried out, once. */
final class WriteSender {

    private final SheetsCalls calls;
    private final TabFinder finder;
    private final CopiesTab copies;
    private final Doubt doubt;
    private final Supplier<Patience> patience;

    WriteSender(SheetsCalls calls, TabFinder finder, CopiesTab copies, Doubt doubt, Supplier<Patience> patience) {
        this.calls = calls;
        this.finder = finder;
        this.copies = copies;
        this.doubt = doubt;
        this.patience = patience;
    }

    /**
     * What the write found. After a time-out, a cut connection or a 5xx {@link Doubt} says whether it was carried out.
     *
     * @throws SheetsException.Rejected where it was surely not carried out
     * @throws SheetsException.Busy where it may have been: the journal's entry has to stay open
     */
    PreImage send(Entry entry) {
        WriteArea area = WriteArea.of(entry);
        Patience left = patience.get();
        while (true) {
            try {
                int copiesId = copies.ensure(area);
                BatchUpdateSpreadsheetRequest request =
                        WriteRequest.of(entry, finder.known().tab().sheetId(), copiesId);
                return PreImage.of(calls.write(request)).orElseGet(() -> asked(entry));
            } catch (SheetsException.Busy busy) {
                boolean more = left.more();
                if (!SheetsErrors.surelyNotDone(busy)) {
                    Optional<PreImage> applied = doubt.applied(entry);
                    if (applied.isPresent()) {
                        return applied.get();
                    }
                }
                if (!more) {
                    throw busy;
                }
            }
        }
    }

    /** A proxy may have eaten the body of a good answer. */
    private PreImage asked(Entry entry) {
        return doubt.applied(entry)
                .orElseThrow(() -> new SheetsException.Busy(
                        SheetsErrors.sentence("write rows", "Google's answer was empty", "nothing: it is tried again"),
                        null));
    }
}
