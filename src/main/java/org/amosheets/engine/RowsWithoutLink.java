package org.amosheets.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.amosheets.amocrm.Lead;
import org.amosheets.store.Store;
import org.amosheets.sync.Link;

/**
 * Which leads belong to a row although no link says so yet: to one that names the lead by its id, as an older tool wrote
 * it, or to the one that the lead was just made from.
 */
final class RowsWithoutLink {

    private final Map<String, Integer> rowsById;
    private final Map<String, Integer> rowsByKey;
    private final Map<Long, String> madeFrom;

    private RowsWithoutLink(Map<String, Integer> rowsById, Map<String, Integer> rowsByKey, Map<Long, String> madeFrom) {
        this.rowsById = rowsById;
        this.rowsByKey = rowsByKey;
        this.madeFrom = madeFrom;
    }

    /**
     * @param rowKeyField the leads' field that carries the row key; 0 where the account has none
     * @param keyCells the tab's keys by row number
     * @param idCells the tab's lead ids by row number
     */
    static RowsWithoutLink of(
            Store store,
            long rowKeyField,
            Collection<Lead> leads,
            Map<Integer, String> keyCells,
            Map<Integer, String> idCells) {
        Map<String, Integer> rowsByKey = byText(keyCells);
        return new RowsWithoutLink(byText(idCells), rowsByKey, madeFrom(store, rowKeyField, leads, rowsByKey.keySet()));
    }

    /** Whether the lead belongs to a row, be it one that is gone. */
    boolean has(Lead lead) {
        return madeFrom.containsKey(lead.id()) || rowsById.containsKey(Long.toString(lead.id()));
    }

    /** The number of that row, where the tab has it. */
    OptionalInt row(Lead lead) {
        Integer byId = rowsById.get(Long.toString(lead.id()));
        Integer row = byId != null ? byId : rowsByKey.get(madeFrom.getOrDefault(lead.id(), ""));
        return row == null ? OptionalInt.empty() : OptionalInt.of(row);
    }

    private static Map<String, Integer> byText(Map<Integer, String> cells) {
        Map<String, Integer> rows = new HashMap<>();
        cells.forEach((number, text) -> rows.putIfAbsent(text.strip(), number));
        return rows;
    }

    /**
     * The key that each lead carries of the row that it was made from, as far as that is a row of this tab. A person's copy
     * of such a lead carries the key too, but the row has its own lead, so the copy is a lead like any other.
     */
    private static Map<Long, String> madeFrom(Store store, long field, Collection<Lead> leads, Set<String> keysInTab) {
        Map<Long, String> carried = new HashMap<>();
        for (Lead lead : leads) {
            lead.custom().getOrDefault(field, List.of()).forEach(key -> carried.put(lead.id(), key));
        }
        Set<String> keys = Set.copyOf(carried.values());
        Set<String> ours = new HashSet<>(keysInTab);
        ours.addAll(store.rows().byKeys(keys).keySet());
        ours.addAll(store.intents().byKeys(keys).keySet());
        Map<String, Link> links = store.links().byKeys(keys);
        carried.values().removeIf(key -> !ours.contains(key) || links.containsKey(key));
        return carried;
    }
}
