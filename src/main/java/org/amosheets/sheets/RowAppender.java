package org.amosheets.sheets;

import com.google.api.services.sheets.v4.model.AppendCellsRequest;
import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetRequest;
import com.google.api.services.sheets.v4.model.CreateDeveloperMetadataRequest;
import com.google.api.services.sheets.v4.model.DataFilter;
import com.google.api.services.sheets.v4.model.DeleteDeveloperMetadataRequest;
import com.google.api.services.sheets.v4.model.DeveloperMetadata;
import com.google.api.services.sheets.v4.model.DeveloperMetadataLocation;
import com.google.api.services.sheets.v4.model.DeveloperMetadataLookup;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.RowData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.amosheets.sync.Cell;

/**
 * Adds blocks of rows below all others, each block once. An answer may be lost and its request still be under way, so a block
 * brings a developer metadata of its own id along: Google refuses the whole request where that id is there already.
 */
public final class RowAppender {

    private static final String GUARD = "amo-sheets-sync-import";

    private final SheetsCalls calls;
    private final TabFinder finder;
    private final TabReader reader;
    private final Consumer<Collection<Integer>> delete;
    private final Supplier<Patience> patience;
    private boolean guardsMayGo = true;

    RowAppender(
            SheetsCalls calls,
            TabFinder finder,
            TabReader reader,
            Consumer<Collection<Integer>> delete,
            Supplier<Patience> patience) {
        this.calls = calls;
        this.finder = finder;
        this.reader = reader;
        this.delete = delete;
        this.patience = patience;
    }

    /** Columns were moved or renamed right before the block was added. It was taken out again. */
    public static final class ColumnsMoved extends RuntimeException {
        ColumnsMoved() {
            super("Tried to add rows but failed because columns were moved meanwhile, do: nothing, it is tried again");
        }
    }

    /**
     * Adds a block, unless it was added before.
     *
     * @param header as the newest read has it
     * @param guard the block's id, positive; the same for each attempt at the same rows
     * @return where the rows stand, by key; those of them that stand there no more are left out
     * @throws ColumnsMoved where the columns were others than in {@code header}; the next attempt needs another guard
     */
    public Map<String, Integer> append(Header header, String keyColumn, List<NewRow> rows, int guard) {
        columns(rows, keyColumn)
                .filter(column -> !header.has(column))
                .findFirst()
                .ifPresent(column -> {
                    throw new SheetsException.Rejected(
                            SheetsErrors.sentence(
                                    "add rows",
                                    "the tab has no column '" + column + "'",
                                    "run setup-sheet, it adds the column"),
                            null);
                });
        Patience left = patience.get();
        boolean lookedAgain = false;
        while (true) {
            try {
                TabAnswer tab = finder.known().tab();
                return checked(tab, header, keyColumn, rows, calls.write(request(tab, header, keyColumn, rows, guard)));
            } catch (SheetsException.Busy e) {
                guardsMayGo &= SheetsErrors.surelyNotDone(e);
                if (!left.more()) {
                    throw e;
                }
            } catch (SheetsException.Rejected e) {
                Map<String, Integer> there = places(reader.keys(keyColumn), keys(rows));
                if (!there.isEmpty()) {
                    return there;
                }
                if (lookedAgain) {
                    throw e;
                }
                // Its title, or its size, may be another by now.
                lookedAgain = true;
                finder.look();
            }
        }
    }

    /** Takes the blocks' marks away, where no request of theirs can be under way any more. */
    public void finish() {
        if (guardsMayGo) {
            calls.restructure(List.of(new Request()
                    .setDeleteDeveloperMetadata(new DeleteDeveloperMetadataRequest()
                            .setDataFilter(new DataFilter()
                                    .setDeveloperMetadataLookup(
                                            new DeveloperMetadataLookup().setMetadataKey(GUARD))))));
        }
    }

    /** Whether all rows came under the headers that they were made for. */
    private Map<String, Integer> checked(
            TabAnswer tab, Header header, String keyColumn, List<NewRow> rows, List<TabAnswer> answer) {
        int keyIndex = header.indexOf(keyColumn);
        List<Cell> names = new ArrayList<>();
        Map<Integer, String> keys = new TreeMap<>();
        answer.stream()
                .filter(a -> a.sheetId() == tab.sheetId())
                .flatMap(a -> a.blocks().stream())
                .forEach(block -> {
                    if (block.startColumn() == 0
                            && block.startRow() == 0
                            && names.isEmpty()
                            && !block.lines().isEmpty()) {
                        names.addAll(block.lines().get(0));
                    }
                    if (block.startColumn() == keyIndex) {
                        for (int i = 0; i < block.lines().size(); i++) {
                            List<Cell> line = block.lines().get(i);
                            if (!line.isEmpty()) {
                                keys.putIfAbsent(
                                        block.startRow() + i + 1, line.get(0).text());
                            }
                        }
                    }
                });
        Map<String, Integer> places = places(keys, keys(rows));
        boolean asExpected =
                columns(rows, keyColumn).allMatch(column -> isUnder(names, header.indexOf(column), column));
        if (!asExpected) {
            delete.accept(places.values());
            reader.forgetHeader();
            throw new ColumnsMoved();
        }
        return places;
    }

    private static boolean isUnder(List<Cell> names, int index, String column) {
        Cell name = index >= 0 && index < names.size() ? names.get(index) : Cell.EMPTY;
        // What a formula amounts to is not in the answer.
        return name.isFormula() || new Header(List.of(name.text())).has(column);
    }

    private static Stream<String> columns(List<NewRow> rows, String keyColumn) {
        return Stream.concat(Stream.of(keyColumn), rows.stream().flatMap(row -> row.cells().keySet().stream()))
                .distinct();
    }

    private static Set<String> keys(List<NewRow> rows) {
        Set<String> keys = new HashSet<>();
        rows.forEach(row -> keys.add(row.key()));
        return keys;
    }

    private static Map<String, Integer> places(Map<Integer, String> found, Set<String> wanted) {
        Map<String, Integer> places = new TreeMap<>();
        found.forEach((row, key) -> {
            if (wanted.contains(key.strip())) {
                places.putIfAbsent(key.strip(), row);
            }
        });
        return places;
    }

    private static BatchUpdateSpreadsheetRequest request(
            TabAnswer tab, Header header, String keyColumn, List<NewRow> rows, int guard) {
        Request mark = new Request()
                .setCreateDeveloperMetadata(new CreateDeveloperMetadataRequest()
                        .setDeveloperMetadata(new DeveloperMetadata()
                                .setMetadataId(guard)
                                .setMetadataKey(GUARD)
                                .setVisibility("PROJECT")
                                .setLocation(new DeveloperMetadataLocation().setSpreadsheet(true))));
        Request append = new Request()
                .setAppendCells(new AppendCellsRequest()
                        .setSheetId(tab.sheetId())
                        .setRows(rows.stream()
                                .map(row -> line(header, keyColumn, row))
                                .toList())
                        .setFields("userEnteredValue"));
        return new BatchUpdateSpreadsheetRequest()
                .setRequests(List.of(mark, append))
                .setIncludeSpreadsheetInResponse(true)
                .setResponseIncludeGridData(true)
                .setResponseRanges(List.of(
                        A1.rows(tab.title(), RowSpan.HEADER), A1.column(tab.title(), header.indexOf(keyColumn))));
    }

    private static RowData line(Header header, String keyColumn, NewRow row) {
        List<Cell> cells = new ArrayList<>(Collections.nCopies(header.names().size(), Cell.EMPTY));
        row.cells().forEach((column, cell) -> cells.set(header.indexOf(column), cell));
        cells.set(header.indexOf(keyColumn), Cell.text(row.key()));
        return new RowData().setValues(cells.stream().map(CellValues::data).toList());
    }
}
