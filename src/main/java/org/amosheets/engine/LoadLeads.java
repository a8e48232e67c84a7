package org.amosheets.engine;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.AmoCrmException;
import org.amosheets.amocrm.Contact;
import org.amosheets.amocrm.Lead;
import org.amosheets.store.Store;
import org.amosheets.sync.Link;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the leads and contacts of the batch's rows, as far as they were not read yet. */
public final class LoadLeads {

    private static final Logger LOG = LoggerFactory.getLogger(LoadLeads.class);
    /** Each costs seconds; after so many the rest of the missing ones is set aside unasked. */
    private static final int MOST_FAILURES = 2;

    private final AmoCrm amoCrm;
    private final Executor executor;
    private final TabSource tabs;
    private final Function<Tab, Set<String>> madeAnew;

    public LoadLeads(AmoCrm amoCrm, Executor executor, TabSource tabs, Store store, Clock clock) {
        this(amoCrm, executor, tabs, new FieldsMadeAnew(store, clock)::forget);
    }

    /** @param madeAnew the custom fields about which nothing counts as agreed any more */
    LoadLeads(AmoCrm amoCrm, Executor executor, TabSource tabs, Function<Tab, Set<String>> madeAnew) {
        this.amoCrm = amoCrm;
        this.executor = executor;
        this.tabs = tabs;
        this.madeAnew = madeAnew;
    }

    public Batch load(Batch batch) {
        readLinked(batch);
        readContacts(batch);
        int failures = 0;
        for (BatchRow row : batch.open()) {
            failures += check(batch, row, failures < MOST_FAILURES) ? 0 : 1;
        }
        if (GoneFields.seemIn(batch)) {
            tabs.readAnew();
            batch.tab = tabs.bind(batch.header);
        }
        Set<String> anew = madeAnew.apply(batch.tab);
        if (!anew.isEmpty()) {
            batch.rows.values().forEach(row -> row.forget(anew));
        }
        batch.tab.lookUp(batch.lookups, batch.leads.values());
        return batch;
    }

    /** Both at once: a lead's contact is nearly always the one that is known already. */
    private void readLinked(Batch batch) {
        Set<Long> leadIds = new TreeSet<>();
        Set<Long> contactIds = new TreeSet<>();
        for (BatchRow row : batch.open()) {
            if (row.link != null) {
                leadIds.add(row.link.leadId());
                contactIds.add(row.link.contactId());
            }
        }
        leadIds.removeAll(batch.leads.keySet());
        contactIds.removeAll(batch.contacts.keySet());
        contactIds.remove(0L);
        if (leadIds.isEmpty() || contactIds.isEmpty() || !batch.tab.mapsContact()) {
            leads(leadIds).forEach(lead -> batch.leads.put(lead.id(), lead));
            return;
        }
        CompletableFuture<List<Lead>> leads = CompletableFuture.supplyAsync(() -> amoCrm.leads(leadIds), executor);
        try {
            amoCrm.contacts(contactIds).forEach(contact -> batch.contacts.put(contact.id(), contact));
        } finally {
            leads.handle((read, failure) -> read).join();
        }
        leads.join().forEach(lead -> batch.leads.put(lead.id(), lead));
    }

    private List<Lead> leads(Set<Long> ids) {
        return ids.isEmpty() ? List.of() : amoCrm.leads(ids);
    }

    private void readContacts(Batch batch) {
        Set<Long> ids = new HashSet<>();
        for (BatchRow row : batch.open()) {
            Lead lead = row.link == null ? null : batch.leads.get(row.link.leadId());
            if (lead != null && lead.mainContactId() != 0) {
                ids.add(lead.mainContactId());
            }
        }
        ids.removeAll(batch.contacts.keySet());
        if (!ids.isEmpty() && batch.tab.mapsContact()) {
            for (Contact contact : amoCrm.contacts(ids)) {
                batch.contacts.put(contact.id(), contact);
            }
            ids.removeAll(batch.contacts.keySet());
            ids.forEach(id -> contact(batch, id));
        }
    }

    private void contact(Batch batch, long id) {
        try {
            amoCrm.contact(id).ifPresent(contact -> batch.contacts.put(id, contact));
        } catch (AmoCrmException.Busy e) {
            LOG.warn("The rows of contact {} are set aside for now: {}", id, e.getMessage());
            for (BatchRow row : batch.open()) {
                Lead lead = row.link == null ? null : batch.leads.get(row.link.leadId());
                if (lead != null && lead.mainContactId() == id) {
                    setAside(row);
                }
            }
        }
    }

    /** The list of the others came through, so it is this one's matter and does not hold them up. */
    static void setAside(BatchRow row) {
        row.unread = true;
        row.settled = true;
        row.keepNote = true;
        row.again = true;
    }

    /**
     * Absence from a list proves nothing; the lead's own address is asked too before it counts as gone. Returns false where
     * amoCRM fails at that.
     */
    private boolean check(Batch batch, BatchRow row, boolean mayAsk) {
        Link link = row.link;
        if (link == null) {
            return true;
        }
        Lead lead = batch.leads.get(link.leadId());
        if (lead == null && !wasGone(row)) {
            if (!mayAsk) {
                setAside(row);
                return true;
            }
            try {
                amoCrm.lead(link.leadId()).ifPresent(found -> batch.leads.put(found.id(), found));
            } catch (AmoCrmException.Busy e) {
                LOG.warn("The row of lead {} is set aside for now: {}", link.leadId(), e.getMessage());
                setAside(row);
                return false;
            }
            lead = batch.leads.get(link.leadId());
        }
        row.leadGone = lead == null || lead.deleted();
        return true;
    }

    private static boolean wasGone(BatchRow row) {
        return row.state != null && row.state.phase().equals(Phase.LEAD_GONE);
    }
}
