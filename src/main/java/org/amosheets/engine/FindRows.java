package org.amosheets.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.Contact;
import org.amosheets.amocrm.Lead;
import org.amosheets.store.Rows.RowState;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;
import org.amosheets.sync.CrmEntity;
import org.amosheets.sync.FieldRule;
import org.amosheets.sync.Link;

/**
 * From leads and contacts to their rows. What amoCRM holds is compared with what was agreed before the sheet is asked for
 * anything: the echo of our own write ends here, at the price of one request for up to a hundred leads.
 */
public final class FindRows {

    private final Store store;
    private final AmoCrm amoCrm;
    private final TabSource tabs;

    public FindRows(Store store, AmoCrm amoCrm, TabSource tabs) {
        this.store = store;
        this.amoCrm = amoCrm;
        this.tabs = tabs;
    }

    public Batch find(Batch batch) {
        Set<String> keys = new TreeSet<>();
        keys.addAll(store.links().keysByLead(ids(batch, Change.Kind.LEAD)).values());
        store.links().keysByContact(ids(batch, Change.Kind.CONTACT)).values().forEach(keys::addAll);
        Map<String, Link> links = store.links().byKeys(keys);
        read(batch, links);
        if (batch.leads.values().stream().anyMatch(lead -> isUnknownStatus(batch, lead)) && tabs.refresh()) {
            batch.tab = tabs.current();
        }
        Map<String, RowState> states = store.rows().byKeys(keys);
        links.forEach((key, link) -> {
            RowState state = states.get(key);
            boolean settled = state != null && state.phase().equals(Phase.LINKED);
            if (!settled || differs(batch, link)) {
                batch.wantedKeys.add(key);
            }
        });
        return batch;
    }

    private static boolean isUnknownStatus(Batch batch, Lead lead) {
        return batch.tab.directory().pipelines().stream()
                .flatMap(pipeline -> pipeline.statuses().stream())
                .noneMatch(status -> status.pipelineId() == lead.pipelineId() && status.id() == lead.statusId());
    }

    private static Set<Long> ids(Batch batch, Change.Kind kind) {
        Set<Long> ids = new TreeSet<>();
        for (Change change : batch.changes(kind)) {
            ids.add(Long.parseLong(change.ref()));
        }
        return ids;
    }

    private void read(Batch batch, Map<String, Link> links) {
        Set<Long> leadIds = new TreeSet<>();
        links.values().forEach(link -> leadIds.add(link.leadId()));
        for (Lead lead : leadIds.isEmpty() ? List.<Lead>of() : amoCrm.leads(leadIds)) {
            batch.leads.put(lead.id(), lead);
        }
        Set<Long> contactIds = new HashSet<>();
        batch.leads.values().forEach(lead -> contactIds.add(lead.mainContactId()));
        contactIds.remove(0L);
        if (!contactIds.isEmpty() && batch.tab.mapsContact()) {
            for (Contact contact : amoCrm.contacts(contactIds)) {
                batch.contacts.put(contact.id(), contact);
            }
        }
    }

    /** Whether amoCRM holds anything else than what was agreed; what the sheet holds is not asked. */
    private static boolean differs(Batch batch, Link link) {
        Lead lead = batch.leads.get(link.leadId());
        if (lead == null || lead.deleted() || lead.mainContactId() != link.contactId()) {
            return true;
        }
        CrmEntity leadValues = CrmValues.of(batch.tab, lead);
        Contact contact = batch.contacts.get(lead.mainContactId());
        if (contact == null && lead.mainContactId() != 0 && batch.tab.mapsContact()) {
            return true;
        }
        CrmEntity contactValues = contact == null ? null : CrmValues.of(batch.tab, contact);
        for (FieldRule rule : batch.tab.mapped().rules()) {
            CrmEntity entity = rule.ofContact() ? contactValues : leadValues;
            String base = link.base().get(rule.field());
            if (entity != null && (base == null || !agrees(rule, entity.of(rule.field()), base))) {
                return true;
            }
        }
        return false;
    }

    private static boolean agrees(FieldRule rule, List<String> values, String base) {
        return values.isEmpty() ? rule.isEmpty(base) : values.contains(base);
    }
}
