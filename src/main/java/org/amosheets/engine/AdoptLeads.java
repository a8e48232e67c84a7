package org.amosheets.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.AmoCrmException;
import org.amosheets.amocrm.Lead;
import org.amosheets.store.Store;
import org.amosheets.sync.Link;
import org.amosheets.sync.Problem;

/**
 * Links rows that name their lead by its id: rows of an older tool, or of a sheet whose Redis was lost. What both sides
 * last agreed on is unknown then, so they are compared before anything is sent.
 */
public final class AdoptLeads {

    private final Store store;
    private final AmoCrm amoCrm;

    public AdoptLeads(Store store, AmoCrm amoCrm) {
        this.store = store;
        this.amoCrm = amoCrm;
    }

    public Batch adopt(Batch batch) {
        Map<BatchRow, Long> wanted = new LinkedHashMap<>();
        for (BatchRow row : batch.open()) {
            if (row.isNew()) {
                batch.tab.leadId(batch.header, row.read).ifPresent(id -> wanted.put(row, id));
            }
        }
        if (wanted.isEmpty()) {
            return batch;
        }
        Set<Long> failing = new HashSet<>();
        Map<Long, Lead> leads = read(wanted.values(), failing);
        Map<Long, String> owners = new HashMap<>(store.links().keysByLead(leads.keySet()));
        wanted.forEach((row, id) -> {
            Lead lead = leads.get(id);
            if (failing.contains(id)) {
                LoadLeads.setAside(row);
            } else if (lead == null) {
                refuse(batch, row, Problem.Code.LEAD_UNKNOWN);
            } else if (!Objects.equals(owners.getOrDefault(id, row.key), row.key)) {
                refuse(batch, row, Problem.Code.LEAD_TAKEN);
            } else {
                owners.put(id, row.key);
                batch.leads.put(id, lead);
                Map<String, String> agreed = agreed(row, lead);
                row.link = new Link(row.key, id, lead.mainContactId(), agreed);
                row.adopted = agreed.isEmpty();
                row.intent = null;
                row.foundBy = "The row names its lead";
            }
        });
        return batch;
    }

    /** The row may show a lead of ours whose create was carried out and never committed. */
    private Map<String, String> agreed(BatchRow row, Lead lead) {
        boolean ours = !row.sent.isEmpty()
                && lead.custom().getOrDefault(amoCrm.rowKeyField(), List.of()).contains(row.key);
        return ours ? SettleDoubt.createdWith(row) : Map.of();
    }

    private Map<Long, Lead> read(Iterable<Long> wanted, Set<Long> failing) {
        Set<Long> ids = new HashSet<>();
        wanted.forEach(ids::add);
        ids.remove(-1L);
        Map<Long, Lead> leads = new HashMap<>();
        if (!ids.isEmpty()) {
            amoCrm.leads(ids).forEach(lead -> leads.put(lead.id(), lead));
        }
        ids.removeAll(leads.keySet());
        for (long id : ids) {
            try {
                amoCrm.lead(id).ifPresent(lead -> leads.put(id, lead));
            } catch (AmoCrmException.Busy e) {
                failing.add(id);
            }
        }
        leads.values().removeIf(Lead::deleted);
        return leads;
    }

    private static void refuse(Batch batch, BatchRow row, Problem.Code code) {
        String column = batch.tab.service().leadId();
        row.problems.add(
                Problem.of(code, column, row.read.cell(batch.header, column).text()));
        row.settled = true;
        RowStates.remember(batch, row, Phase.PARKED);
    }
}
