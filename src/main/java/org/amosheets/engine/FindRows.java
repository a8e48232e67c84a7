package org.amosheets.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.Contact;
import org.amosheets.amocrm.Lead;
import org.amosheets.store.Rows.RowState;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;
import org.amosheets.sync.Link;

/**
 * From leads and contacts to their rows. What amoCRM holds is compared with what was agreed before the sheet is asked for
 * anything: the echo of our own write ends here, at the price of one request for up to a hundred leads.
 */
public final class FindRows {

    private final Store store;
    private final AmoCrm amoCrm;
    private final TabSource tabs;
    private final Echoes echoes;
    private final Elsewhere elsewhere;

    public FindRows(Store store, AmoCrm amoCrm, TabSource tabs) {
        this.store = store;
        this.amoCrm = amoCrm;
        this.tabs = tabs;
        this.echoes = new Echoes(store);
        this.elsewhere = new Elsewhere(store);
    }

    public Batch find(Batch batch) {
        List<Change> now = echoes.due(batch.taken.changes(), batch.now, batch.commit);
        Set<Long> named = ids(now, Change.Kind.LEAD);
        Set<Long> namedContacts = ids(now, Change.Kind.CONTACT);
        Set<String> keys = new TreeSet<>(store.links().keysByLead(named).values());
        store.links().keysByContact(namedContacts).values().forEach(keys::addAll);
        Map<String, Link> links = store.links().byKeys(keys);
        boolean appends = batch.tab.newLeads().append();
        if (appends || !batch.pulled.isEmpty()) {
            batch.rowless.addAll(appends ? named : batch.pulled.keySet());
            links.values().forEach(link -> batch.rowless.remove(link.leadId()));
            batch.rowless.removeIf(elsewhere.of(batch.rowless).keySet().stream()
                    .filter(id -> !batch.isPulledAgain(id))
                    .collect(Collectors.toSet())::contains);
        }
        read(batch, links.values(), named, namedContacts);
        if (batch.leads.values().stream().anyMatch(lead -> isUnknownStatus(batch, lead)) && tabs.refresh()) {
            batch.tab = tabs.current();
        }
        Map<String, RowState> states = store.rows().byKeys(keys);
        links.forEach((key, link) -> {
            RowState state = states.get(key);
            boolean settled = state != null && state.phase().equals(Phase.LINKED);
            boolean lead = named.contains(link.leadId());
            boolean contact = namedContacts.contains(link.contactId());
            boolean again = batch.isPulledAgain(link.leadId());
            boolean appending = (appends || batch.pulled.containsKey(link.leadId()))
                    && state != null
                    && state.phase().equals(Phase.APPENDING);
            if (lead && (appending || again)) {
                batch.appending.add(key);
            }
            if (!settled
                    || again
                    || (lead && Differences.ofLead(batch.tab, link, batch.leads.get(link.leadId()), batch.lookups))
                    || (contact && Differences.ofContact(batch.tab, link, batch.contacts.get(link.contactId())))) {
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

    private static Set<Long> ids(List<Change> changes, Change.Kind kind) {
        Set<Long> ids = new TreeSet<>();
        for (Change change : changes) {
            if (change.kind() == kind) {
                ids.add(Long.parseLong(change.ref()));
            }
        }
        return ids;
    }

    /** Each hint has what it names read and no more: whoever changes a contact announces the contact. */
    private void read(Batch batch, Collection<Link> links, Set<Long> named, Set<Long> namedContacts) {
        Set<Long> leadIds = new TreeSet<>(batch.rowless);
        Set<Long> contactIds = new TreeSet<>();
        for (Link link : links) {
            if (named.contains(link.leadId())) {
                leadIds.add(link.leadId());
            }
            if (namedContacts.contains(link.contactId())) {
                contactIds.add(link.contactId());
            }
        }
        for (Lead lead : leadIds.isEmpty() ? List.<Lead>of() : amoCrm.leads(leadIds)) {
            batch.leads.put(lead.id(), lead);
        }
        batch.tab.lookUp(batch.lookups, batch.leads.values());
        if (!contactIds.isEmpty() && batch.tab.mapsContact()) {
            for (Contact contact : amoCrm.contacts(contactIds)) {
                batch.contacts.put(contact.id(), contact);
            }
        }
    }
}
