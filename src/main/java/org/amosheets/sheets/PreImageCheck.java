package org.amosheets.sheets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.amosheets.sheets.RowWrite.CellWrite;
import org.amosheets.sheets.WriteJournal.Entry;
import org.amosheets.sync.Cell;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares what a write found with what it was meant for, and says what has to be put back. */
final class PreImageCheck {

    private static final Logger LOG = LoggerFactory.getLogger(PreImageCheck.class);

    /**
     * @param moved rows that were others than the ones meant
     * @param typed by row, the columns that a person typed into
     * @param back writes that put back what stood there
     */
    record Findings(List<RowWrite> moved, Map<Integer, List<String>> typed, List<RowWrite> back) {}

    private final Entry entry;
    private final PreImage image;
    private final List<RowWrite> moved = new ArrayList<>();
    private final Map<Integer, List<String>> typed = new HashMap<>();
    private final List<RowWrite> back = new ArrayList<>();

    private PreImageCheck(Entry entry, PreImage image) {
        this.entry = entry;
        this.image = image;
    }

    static Findings of(Entry entry, PreImage image) {
        PreImageCheck check = new PreImageCheck(entry, image);
        boolean columnsHold = check.columnsHold();
        entry.rows().forEach(row -> check.row(row, columnsHold));
        return new Findings(check.moved, check.typed, check.back);
    }

    /** What is put back goes to where it was taken from, whatever the header says by now. */
    private boolean columnsHold() {
        return Entries.isRestoring(entry)
                || entry.rows().stream()
                        .flatMap(row -> row.cells().keySet().stream())
                        .distinct()
                        .allMatch(name -> fold(name).equals(fold(image.header(Entries.column(entry, name)))));
    }

    private static String fold(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private void row(RowWrite row, boolean columnsHold) {
        Cell key = image.cell(row.row(), entry.keyColumn());
        if (key.text().equals(Entries.notCopied(entry))) {
            LOG.warn(
                    "Row {} could not be copied before it was written, a filter may hide it: written unchecked",
                    row.row());
            return;
        }
        boolean right = columnsHold && key.text().equals(row.expectedKey());
        if (right && Entries.mintsKey(entry, row)) {
            right = image.isBlank(row.row()) == row.onBlank();
        }
        right = right && !isPerhapsAnother(row);
        if (!right) {
            moved.add(row);
        }
        Map<String, CellWrite> undo = new HashMap<>();
        List<String> typedHere = new ArrayList<>();
        for (Map.Entry<String, CellWrite> cell : row.cells().entrySet()) {
            int column = Entries.column(entry, cell.getKey());
            Cell before = image.cell(row.row(), column);
            CellWrite write = cell.getValue();
            boolean asked = CellValues.same(before, write.value());
            boolean asRead = column == entry.keyColumn() || CellValues.same(before, write.expected());
            if (asked || (right && asRead)) {
                continue;
            }
            undo.put(cell.getKey(), new CellWrite(write.value(), before));
            if (right) {
                typedHere.add(cell.getKey());
            }
        }
        if (!typedHere.isEmpty()) {
            typed.put(row.row(), List.copyOf(typedHere));
        }
        if (!undo.isEmpty()) {
            back.add(new RowWrite(row.row(), keyNow(row, key), undo));
        }
    }

    /**
     * A row without a key in which nothing stands as we left it may have been typed over, and may as well be another one
     * than the row that is to be put right.
     */
    private boolean isPerhapsAnother(RowWrite row) {
        return Entries.isRestoring(entry)
                && row.expectedKey().isEmpty()
                && row.cells().entrySet().stream().noneMatch(cell -> isAsLeftOrAsAsked(row, cell.getKey()));
    }

    private boolean isAsLeftOrAsAsked(RowWrite row, String column) {
        Cell before = image.cell(row.row(), Entries.column(entry, column));
        CellWrite write = row.cells().get(column);
        return write == null || CellValues.same(before, write.expected()) || CellValues.same(before, write.value());
    }

    /** The key cell's text since this write. */
    private String keyNow(RowWrite row, Cell before) {
        return row.cells().entrySet().stream()
                .filter(e -> Entries.column(entry, e.getKey()) == entry.keyColumn())
                .map(e -> e.getValue().value().text())
                .findFirst()
                .orElse(before.text());
    }
}
