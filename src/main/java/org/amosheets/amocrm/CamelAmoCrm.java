package org.amosheets.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.amosheets.mapping.Directory;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;

/** amoCRM through the routes of {@code routes/amocrm.camel.yaml}. */
public final class CamelAmoCrm implements AmoCrm {

    private final Remote remote;
    private final ListFilters filters = new ListFilters();
    private final DirectoryReader directoryReader;
    private final RowKeyField rowKey;
    private final EntityLists<Lead> leads;
    private final EntityLists<Contact> contacts;
    private final Patcher leadPatcher;
    private final Patcher contactPatcher;
    private final LeadCreator creator;
    private final ContactCreator contactCreator;
    private final EventLists events;
    private final EntityLists<Company> companies;

    // Guarded by this, so that whoever comes first reads for all.
    private @Nullable Account account;
    private @Nullable Directory directory;
    private long rowKeyField;
    private @Nullable Map<Long, String> users;

    /**
     * amoCRM through the Camel context of the template.
     *
     * @param sideBySide runs the requests of one call beside each other; 4 to 8 threads are enough for amoCRM's limit
     */
    public CamelAmoCrm(ProducerTemplate template, Executor sideBySide) {
        this(template, sideBySide, Heard.NOBODY);
    }

    /** @param heard hears how each call ended */
    public CamelAmoCrm(ProducerTemplate template, Executor sideBySide, Heard heard) {
        this(new RouteRemote(template, heard), sideBySide);
    }

    CamelAmoCrm(Remote remote, Executor sideBySide) {
        Parallel parallel = new Parallel(sideBySide);
        this.remote = remote;
        this.directoryReader = new DirectoryReader(remote, parallel);
        this.rowKey = new RowKeyField(remote, directoryReader);
        Narrowing narrowing = new Narrowing(this::answers);
        this.leads = new EntityLists<>(EntityLists.LEADS, remote, filters, parallel, narrowing);
        // A contact that is left out would be taken for one that is not there, and be made a second time.
        Narrowing never = new Narrowing(() -> false);
        this.contacts = new EntityLists<>(EntityLists.CONTACTS, remote, filters, parallel, never);
        this.leadPatcher = new Patcher("leads", remote, parallel, narrowing);
        this.contactPatcher = new Patcher("contacts", remote, parallel, narrowing);
        this.creator = new LeadCreator(remote);
        this.contactCreator = new ContactCreator(remote);
        this.companies = new EntityLists<>(EntityLists.COMPANIES, remote, filters, parallel, narrowing);
        this.events = new EventLists(remote, parallel);
    }

    /** Whether amoCRM answers anything at all. */
    private boolean answers() {
        try {
            directoryReader.account();
            return true;
        } catch (AmoCrmException.Busy e) {
            return false;
        }
    }

    @Override
    public Account account() {
        // Not under the lock: an amoCRM that does not answer would keep those waiting who need its names.
        Account read = directoryReader.account();
        keep(read);
        return read;
    }

    private synchronized void keep(Account read) {
        filters.set(read.filters());
        account = read;
    }

    private synchronized Account known() {
        Account read = account;
        if (read == null) {
            read = directoryReader.account();
            keep(read);
        }
        return read;
    }

    @Override
    public synchronized Directory directory() {
        Directory read = directory;
        if (read == null) {
            read = directoryReader.directory(known().zone());
            directory = read;
        }
        return read;
    }

    @Override
    public synchronized void forgetDirectory() {
        account = null;
        directory = null;
        users = null;
        rowKeyField = 0;
    }

    @Override
    public synchronized long rowKeyField() {
        long known = rowKeyField;
        if (known == 0) {
            Directory now = directory();
            OptionalLong listed = RowKeyField.in(now.leadFields());
            known = listed.isPresent() ? listed.getAsLong() : rowKey.findOrCreate();
            if (listed.isEmpty()) {
                directory = RowKeyField.added(known, now);
            }
            rowKeyField = known;
        }
        return known;
    }

    @Override
    public List<Lead> leads(Collection<Long> ids) {
        return leads.byIds(ids);
    }

    @Override
    public Optional<Lead> lead(long id) {
        return leads.one(id);
    }

    @Override
    public void leadsUpdatedSince(long unixSeconds, Predicate<List<Lead>> page) {
        leads.updatedSince(unixSeconds, page);
    }

    @Override
    public List<Lead> leadsNewerThan(long leadId) {
        return leads.newerThan(leadId);
    }

    @Override
    public long newestLeadId() {
        return leads.newestId();
    }

    @Override
    public List<CreatedLead> create(List<NewLead> newLeads) {
        return creator.create(newLeads, directory(), rowKeyField());
    }

    @Override
    public List<CreatedLead> createLinked(List<NewLead> newLeads) {
        return creator.createLinked(newLeads, directory(), rowKeyField());
    }

    @Override
    public PatchReport patchLeads(List<EntityWrite> writes) {
        return leadPatcher.patch(writes, EntityEncoder.leads(directory()));
    }

    @Override
    public List<Contact> contacts(Collection<Long> ids) {
        return contacts.byIds(ids);
    }

    @Override
    public List<Company> companies(Collection<Long> ids) {
        return companies.byIds(ids);
    }

    @Override
    public synchronized Map<Long, String> users() {
        Map<Long, String> read = users;
        if (read == null) {
            read = directoryReader.users();
            users = read;
        }
        return read;
    }

    @Override
    public Optional<Contact> contact(long id) {
        return contacts.one(id);
    }

    @Override
    public void contactsUpdatedSince(long unixSeconds, Predicate<List<Contact>> page) {
        contacts.updatedSince(unixSeconds, page);
    }

    @Override
    public void allContacts(int fromPage, ContactPage page) {
        contacts.walk(fromPage, number -> remote.call("amocrm-contacts-all", Map.of("page", number)), page::take);
    }

    @Override
    public PatchReport patchContacts(List<EntityWrite> writes) {
        return contactPatcher.patch(writes, EntityEncoder.contacts(directory()));
    }

    @Override
    public Map<String, Long> createContacts(List<EntityWrite> writes) {
        return contactCreator.create(writes, EntityEncoder.contacts(directory()));
    }

    @Override
    public void linkContact(long leadId, long contactId) {
        ArrayNode body = Json.array();
        body.addObject()
                .put("to_entity_id", contactId)
                .put("to_entity_type", "contacts")
                .putObject("metadata")
                .put("is_main", true);
        JsonNode answer = remote.call("amocrm-link-contact", Map.of("id", leadId), body);
        for (JsonNode link : answer.path("_embedded").path("links")) {
            if (link.path("to_entity_id").asLong() == contactId) {
                return;
            }
        }
        throw new AmoCrmException.Busy(
                "Tried to link a contact to the lead " + leadId
                        + " but amoCRM did not confirm it; the service looks again.",
                true);
    }

    @Override
    public List<FieldEvent> events(boolean ofContacts, Collection<Long> ids, long from, long to) {
        return events.of(ofContacts, ids, from, to);
    }

    @Override
    public List<FieldEvent> eventsBetween(boolean ofContacts, long from, long to, int pages) {
        return events.between(ofContacts, from, to, pages);
    }

    @Override
    public Map<Long, Long> leadsDeletedOrRestored(long from) {
        return events.deletedOrRestored(from);
    }
}
