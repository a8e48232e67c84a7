package org.amosheets.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.AmoCrmException;
import org.amosheets.amocrm.Contact;
import org.amosheets.amocrm.Lead;
import org.amosheets.store.AuditEntry;
import org.amosheets.store.Commit;
import org.amosheets.store.Inbox;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a contact to leads that have none although their row holds a phone or an e-mail: one that amoCRM has, else a new
 * one. As with leads, a create is made durable first, and after a lost answer the row waits until the contact would be found
 * by its phone or e-mail.
 */
public final class GiveContacts {

    private static final Logger LOG = LoggerFactory.getLogger(GiveContacts.class);

    private final AmoCrm amoCrm;
    private final Store store;
    private final ContactIndexer index;
    private final ContactLookup lookup;

    public GiveContacts(AmoCrm amoCrm, Store store, ContactIndexer index) {
        this.amoCrm = amoCrm;
        this.store = store;
        this.index = index;
        this.lookup = new ContactLookup(index, amoCrm);
    }

    public Batch give(Batch batch) {
        List<BatchRow> rows = new ArrayList<>();
        for (BatchRow row : batch.open()) {
            Lead lead = row.link == null || row.leadGone ? null : batch.leads.get(row.link.leadId());
            if (lead != null && lead.mainContactId() == 0 && batch.tab.mapsContact()) {
                row.values = RowReader.values(batch.tab, batch.header, row.read, Map.of(), lead.pipelineId());
                if (!ContactLookup.handles(row).isEmpty()) {
                    rows.add(row);
                }
            }
        }
        if (!rows.isEmpty()) {
            give(batch, rows);
        }
        return batch;
    }

    private void give(Batch batch, List<BatchRow> rows) {
        if (!index.filled()) {
            rows.forEach(row -> later(batch, row));
            return;
        }
        index.refresh(batch);
        Map<String, Contact> found = lookup.find(rows);
        Map<String, Long> made = new HashMap<>();
        for (BatchRow row : rows) {
            try {
                Contact contact = found.get(row.key);
                long id = contact != null ? contact.id() : made(batch, row, made);
                if (id == 0) {
                    later(batch, row);
                } else {
                    link(batch, row, id);
                }
            } catch (AmoCrmException e) {
                LOG.warn("Tried to give a lead its contact but failed because: {}", e.getMessage());
                later(batch, row);
            }
        }
        found.values().forEach(contact -> batch.contacts.put(contact.id(), contact));
        Set<Long> fresh = new HashSet<>(made.values());
        for (Contact contact : fresh.isEmpty() ? List.<Contact>of() : amoCrm.contacts(fresh)) {
            batch.contacts.put(contact.id(), contact);
        }
    }

    private void link(Batch batch, BatchRow row, long contactId) {
        Lead lead = batch.leads.get(row.link == null ? 0 : row.link.leadId());
        if (lead != null) {
            String name = "contact-link/" + lead.id();
            Commit commit = store.newCommit();
            AuditWrites.contact(batch, commit, row, name, contactId);
            commit.run(store.lease());
            amoCrm.linkContact(lead.id(), contactId);
            batch.trail.end(name, AuditEntry.DONE);
            batch.leads.put(lead.id(), lead.withContact(contactId));
            batch.commit.dropMark(NewContacts.SENT + row.key);
        }
    }

    /** One contact for all rows of the batch that share a phone or an e-mail; 0 while an earlier create is in doubt. */
    private long made(Batch batch, BatchRow row, Map<String, Long> made) {
        List<String> handles = ContactLookup.handles(row);
        for (String handle : handles) {
            Long known = made.get(handle);
            if (known != null) {
                return known;
            }
        }
        var sent = store.marks().number(NewContacts.SENT + row.key);
        if (sent.isPresent() && batch.now - sent.getAsLong() < SettleDoubt.SETTLING.toMillis()) {
            return 0;
        }
        Commit commit = store.newCommit();
        commit.mark(NewContacts.SENT + row.key, batch.now);
        String name = "contact-create/" + row.key;
        AuditWrites.contact(batch, commit, row, name, 0);
        commit.run(store.lease());
        long id = amoCrm.createContacts(List.of(NewLeadRequest.contact(batch, row)))
                .getOrDefault(row.key, 0L);
        if (id != 0) {
            batch.trail.end(name, row.link == null ? 0 : row.link.leadId(), id);
            handles.forEach(handle -> made.put(handle, id));
            index.add(Map.of(id, new HashSet<>(handles)));
        }
        return id;
    }

    private static void later(Batch batch, BatchRow row) {
        Change look = Change.key(row.key, Change.Source.RETRY, batch.now).toldBy(batch.causes.hints(row));
        batch.commit.later(Inbox.Lane.ROWS, look, Duration.ofSeconds(15));
    }
}
