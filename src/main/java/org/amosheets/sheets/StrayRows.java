package org.amosheets.sheets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.amosheets.sheets.RowWrite.CellWrite;
import org.amosheets.sheets.WriteJournal.Entry;
import org.amosheets.sync.Cell;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds rows that moved on before what stood in them could be put back: by their key, else by what we wrote into them. */
final class StrayRows {

    private static final Logger LOG = LoggerFactory.getLogger(StrayRows.class);

    private final Supplier<TabRead> tab;

    /** @param tab reads the whole tab */
    StrayRows(Supplier<TabRead> tab) {
        this.tab = tab;
    }

    List<RowWrite> find(Entry entry, List<RowWrite> missing) {
        TabRead now = tab.get();
        List<RowWrite> found = new ArrayList<>();
        for (RowWrite row : missing) {
            Optional<SheetRow> place = place(entry, row, now);
            if (place.isPresent()) {
                found.add(new RowWrite(place.get().number(), row.expectedKey(), row.cells()));
            } else {
                LOG.warn("Row {} is gone: what stood in it before a write can't be put back", row.row());
            }
        }
        return found;
    }

    /**
     * What puts a row right that needs two things put back: the damage of the last write, and below it that of an earlier
     * one. Where the last write hit something else than the earlier one had left, a person's, that is what comes back.
     */
    static RowWrite both(RowWrite last, RowWrite earlier) {
        if (!last.expectedKey().equals(earlier.expectedKey())) {
            return last;
        }
        Map<String, CellWrite> cells = new HashMap<>(earlier.cells());
        last.cells().forEach((column, undo) -> {
            CellWrite below = earlier.cells().get(column);
            CellWrite back = below != null && CellValues.same(undo.value(), below.expected())
                    ? new CellWrite(undo.expected(), below.value())
                    : undo;
            cells.put(column, back);
        });
        return new RowWrite(last.row(), last.expectedKey(), cells);
    }

    private static Optional<SheetRow> place(Entry entry, RowWrite row, TabRead now) {
        List<SheetRow> sameKey = now.rows().stream()
                .filter(r -> cell(r, entry.keyColumn()).text().equals(row.expectedKey()))
                .toList();
        if (sameKey.size() == 1 && !row.expectedKey().isEmpty()) {
            return Optional.of(sameKey.get(0));
        }
        List<SheetRow> same = sameKey.stream()
                .filter(r -> row.cells().entrySet().stream()
                        .allMatch(c -> CellValues.same(
                                cell(r, Entries.column(entry, c.getKey())),
                                c.getValue().expected())))
                .toList();
        return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
    }

    private static Cell cell(SheetRow row, int column) {
        return column < row.cells().size() ? row.cells().get(column) : Cell.EMPTY;
    }
}
