package org.amosheets.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.amosheets.engine.OlderLink.Verdict;
import org.amosheets.sheets.RowWrite;
import org.amosheets.sheets.RowWrite.CellWrite;
import org.amosheets.sheets.Sheet;
import org.amosheets.sheets.SheetRow;
import org.amosheets.sheets.WriteReport;
import org.amosheets.store.Commit;
import org.amosheets.store.Inbox;
import org.amosheets.store.Rows.RowState;
import org.amosheets.store.Store;
import org.amosheets.sync.Cell;
import org.amosheets.sync.Change;

/**
 * Writes the ids of leads into the rows that an older tool had linked by their numbers, where row and lead fit. From then on
 * they are rows that name their leads, which the service links as any other.
 *
 * <p>A row's number may be another row's a moment later, its key not: so a row gets its key first, is compared once more,
 * and gets the id only where that key still stands. Until then the key's state keeps the service from making a lead of it.
 */
public final class LinkMigration {

    private static final int CHUNK = 500;

    private final Store store;
    private final Sheet sheet;
    private final LinkComparison comparison;
    private final MappingSource mappings;
    private final Supplier<String> keys;
    private final Clock clock;

    /** @param keys makes new row keys */
    public LinkMigration(
            Store store,
            Sheet sheet,
            LinkComparison comparison,
            MappingSource mappings,
            Supplier<String> keys,
            Clock clock) {
        this.store = store;
        this.sheet = sheet;
        this.comparison = comparison;
        this.mappings = mappings;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Takes over what fits; run again, whatever came of the first time, it ends the same.
     *
     * @param leads ids of leads by the row's number
     * @return what became of each
     */
    public List<OlderLink> carryOut(Map<Integer, ? extends Collection<Long>> leads) {
        sheet.recover();
        giveKeys(comparison.of(leads));
        LinkComparison.Compared compared = comparison.of(leads);
        Set<Integer> written = new HashSet<>();
        List<OlderLink> fit = compared.fitting();
        for (int from = 0; from < fit.size(); from += CHUNK) {
            written.addAll(nameLeads(compared, fit.subList(from, Math.min(fit.size(), from + CHUNK))));
        }
        return compared.links().stream()
                .map(link -> link.verdict() != Verdict.would
                        ? link
                        : new OlderLink(
                                link.row(), link.lead(), written.contains(link.row()) ? Verdict.taken : Verdict.moved))
                .toList();
    }

    /** Where it hits another row than the one meant, that row has a key, which does no harm. */
    private void giveKeys(LinkComparison.Compared compared) {
        List<SheetRow> rows = compared.fitting().stream()
                .map(link -> compared.row(link.row()))
                .filter(row -> compared.key(row).isEmpty())
                .toList();
        String column = mappings.current().service().key();
        for (int from = 0; from < rows.size(); from += CHUNK) {
            Map<SheetRow, String> minted = new LinkedHashMap<>();
            rows.subList(from, Math.min(rows.size(), from + CHUNK)).forEach(row -> minted.put(row, keys.get()));
            Commit commit = store.newCommit();
            minted.forEach((row, key) -> commit.putRow(
                    key, new RowState(row.number(), compared.fingerprint(row), clock.millis(), Phase.PARKED, "")));
            commit.run(store.lease());
            List<RowWrite> writes = new ArrayList<>();
            minted.forEach((row, key) -> writes.add(
                    new RowWrite(row.number(), "", Map.of(column, new CellWrite(Cell.EMPTY, Cell.text(key))))));
            sheet.write(column, writes);
        }
    }

    /** @return the numbers of the rows that name their leads by now */
    private Set<Integer> nameLeads(LinkComparison.Compared compared, List<OlderLink> links) {
        String keyColumn = mappings.current().service().key();
        String idColumn = mappings.current().service().leadId();
        Map<Integer, String> keyed = new HashMap<>();
        List<RowWrite> writes = new ArrayList<>();
        for (OlderLink link : links) {
            SheetRow row = compared.row(link.row());
            String key = compared.key(row);
            if (!key.isEmpty()) {
                keyed.put(link.row(), key);
                CellWrite id = new CellWrite(Cell.EMPTY, Cell.text(Long.toString(link.lead())));
                writes.add(new RowWrite(row.number(), key, Map.of(idColumn, id)));
            }
        }
        WriteReport report = sheet.write(keyColumn, writes);
        keyed.keySet().removeIf(number -> !report.complete(number));
        Commit commit = store.newCommit();
        commit.enqueue(
                Inbox.Lane.ROWS,
                keyed.values().stream()
                        .map(key -> Change.key(key, Change.Source.IMPORT, clock.millis()))
                        .toList());
        commit.run(store.lease());
        return keyed.keySet();
    }
}
