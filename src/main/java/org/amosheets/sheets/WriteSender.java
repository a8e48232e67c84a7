package org.amosheets.sheets;

import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetRequest;
import com.google.api.services.sheets.v4.model.Request;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.amosheets.sheets.WriteJournal.Entry;

/** Sends one write until it is known to be carried out, once. */
final class WriteSender {

    private final SheetsCalls calls;
    private final TabFinder finder;
    private final CopiesTab copies;
    private final Doubt doubt;
    private final Supplier<Patience> patience;
    private final OwnerMark mark;

    WriteSender(
            SheetsCalls calls,
            TabFinder finder,
            CopiesTab copies,
            Doubt doubt,
            Supplier<Patience> patience,
            OwnerMark mark) {
        this.mark = mark;
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
                return PreImage.of(write(request)).orElseGet(() -> asked(entry));
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

    /** The mark goes along; a server that takes the write without it only does not take the mark any more. */
    private List<TabAnswer> write(BatchUpdateSpreadsheetRequest request) {
        Optional<Request> renewal = mark.renewal();
        if (renewal.isEmpty()) {
            return calls.write(request);
        }
        List<Request> writes = request.getRequests();
        try {
            return calls.write(request.setRequests(
                    Stream.concat(writes.stream(), renewal.stream()).toList()));
        } catch (SheetsException.Rejected e) {
            List<TabAnswer> answer = calls.write(request.setRequests(writes));
            mark.refused(String.valueOf(e.getMessage()));
            return answer;
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
