package org.amosheets.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.Lead;
import org.amosheets.mapping.NewLeads.Fate;
import org.amosheets.sheets.SheetRow;
import org.amosheets.store.Rows.RowState;
import org.amosheets.store.Store;
import org.amosheets.sync.Link;

/** The leads that the next question for what changed would give a row, as blank rows at the end of a rehearsal's batch. */
final class RowsToCome {

    private final Store store;
    private final AmoCrm amoCrm;
    private final Clock clock;

    RowsToCome(Store store, AmoCrm amoCrm, Clock clock) {
        this.store = store;
        this.amoCrm = amoCrm;
        this.clock = clock;
    }

    void into(Batch batch) {
        if (!batch.tab.newLeads().append()) {
            return;
        }
        Map<Lead, String> wanted = new LinkedHashMap<>();
        interrupted(batch)
                .forEach((key, link) -> amoCrm.leads(List.of(link.leadId())).stream()
                        .filter(lead -> AppendRows.fate(batch.tab, lead) == Fate.ROW)
                        .forEach(lead -> wanted.put(lead, key)));
        changed(batch).forEach(lead -> wanted.put(lead, "lead/" + lead.id()));
        int number =
                batch.rows.keySet().stream().mapToInt(Integer::intValue).max().orElse(1);
        for (Map.Entry<Lead, String> each : wanted.entrySet()) {
            add(batch, new SheetRow(++number, List.of()), each.getKey(), each.getValue());
        }
    }

    private static void add(Batch batch, SheetRow place, Lead lead, String key) {
        BatchRow row = new BatchRow(place, "");
        row.key = key;
        row.appended = true;
        row.link = new Link(key, lead.id(), lead.mainContactId(), Map.of());
        batch.rows.put(place.number(), row);
        batch.leads.put(lead.id(), lead);
    }

    /** Links whose row was about to be written when the service was stopped, and was not. */
    private Map<String, Link> interrupted(Batch batch) {
        Map<String, RowState> states = new HashMap<>(store.rows().all());
        states.values().removeIf(state -> !state.phase().equals(Phase.APPENDING));
        states.keySet().removeAll(batch.rowsByKey().keySet());
        states.keySet().removeAll(store.shown().byKeys(states.keySet()).keySet());
        return store.links().byKeys(states.keySet());
    }

    private List<Lead> changed(Batch batch) {
        Map<Long, Lead> fitting = new TreeMap<>();
        amoCrm.leadsUpdatedSince(Reconcile.leadsSince(store, clock), page -> {
            page.stream()
                    .filter(lead -> AppendRows.fate(batch.tab, lead) == Fate.ROW)
                    .forEach(lead -> fitting.put(lead.id(), lead));
            return true;
        });
        Set<Long> linked = store.links().keysByLead(fitting.keySet()).keySet();
        fitting.keySet().removeAll(linked);
        if (fitting.isEmpty()) {
            return List.of();
        }
        RowsWithoutLink rows = RowsWithoutLink.of(
                store,
                amoCrm.rowKeyFieldIfThere().orElse(0),
                fitting.values(),
                cells(batch, batch.tab.service().key()),
                cells(batch, batch.tab.service().leadId()));
        List<Lead> rowless = new ArrayList<>(fitting.values());
        rowless.removeIf(rows::has);
        return rowless;
    }

    private static Map<Integer, String> cells(Batch batch, String column) {
        Map<Integer, String> cells = new TreeMap<>();
        batch.rows.forEach((number, row) ->
                cells.put(number, row.read.cell(batch.header, column).text()));
        return cells;
    }
}
