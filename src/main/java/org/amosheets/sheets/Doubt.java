package org.amosheets.sheets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.amosheets.sheets.WriteJournal.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Settles whether a write was carried out of which no answer came. It may still be under way, so looking is not enough: the
 * hidden tab is exchanged for a copy of itself under another id. The write names the old id, so from then on Google refuses
 * it; and the copy says whether it had come through before.
 */
final class Doubt {

    private final SheetsCalls calls;
    private final TabFinder finder;
    private final Supplier<Patience> patience;

    Doubt(SheetsCalls calls, TabFinder finder, Supplier<Patience> patience) {
        this.calls = calls;
        this.finder = finder;
        this.patience = patience;
    }

    /** What the write found where it was carried out. Where not, it never will be, unless it is sent again. */
    Optional<PreImage> applied(Entry entry) {
        WriteArea area = WriteArea.of(entry);
        Patience left = patience.get();
        boolean refused = false;
        for (TabAnswer copies = finder.known().copies();
                ;
                copies = finder.look().copies()) {
            if (copies == null) {
                copies = finder.look().copies();
            }
            if (copies == null) {
                return Optional.empty();
            }
            try {
                return exchange(copies, area).filter(image -> image.marker().equals(entry.writeId()));
            } catch (SheetsException.Busy e) {
                if (!left.more()) {
                    throw e;
                }
            } catch (SheetsException.Rejected e) {
                // Once: the exchange before went through unseen. Twice: this spreadsheet does not allow it.
                if (refused) {
                    return look(area).filter(image -> image.marker().equals(entry.writeId()));
                }
                refused = true;
            }
        }
    }

    private Optional<PreImage> exchange(TabAnswer copies, WriteArea area) {
        CopiesExchange exchange = CopiesExchange.of(copies, area);
        List<TabAnswer> answer = calls.write(exchange.request());
        finder.exchanged(exchange.after());
        return PreImage.of(answer);
    }

    private Optional<PreImage> look(WriteArea area) {
        List<String> ranges = new ArrayList<>(List.of(area.headerRange()));
        ranges.addAll(RowRanges.fitting(area.rows(), RowRanges.BUDGET, area::range));
        @Nullable TabAnswer copies = finder.known().copies();
        return CopiesTab.holds(copies, area) ? PreImage.of(calls.copies(ranges)) : Optional.empty();
    }
}
