package org.amosheets.amocrm;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.amosheets.mapping.Directory;

/**
 * amoCRM as the engine sees it. Every call waits for the account's limit, carries the token, and throws an
 * {@link AmoCrmException} of the kind that says what may be done next.
 */
public interface AmoCrm {

    /** The account as amoCRM tells of it now: it is asked each time. */
    Account account();

    /** Pipelines, statuses and custom fields; read once and again after {@link #forgetDirectory()}. */
    Directory directory();

    void forgetDirectory();

    /** The id of the leads' field that carries the row key ({@code SHEET_ROW}); created where the account lacks it. */
    long rowKeyField();

    /** The same as {@link #rowKeyField()} as far as the account has the field; never creates it. */
    default OptionalLong rowKeyFieldIfThere() {
        return RowKeyField.in(directory().leadFields());
    }

    /** The leads among these ids that amoCRM returned; at most 100 ids go in one request, requests run side by side. */
    List<Lead> leads(Collection<Long> ids);

    /** One lead by its own address: what it answers for an absent one is a second proof, apart from the list's. */
    Optional<Lead> lead(long id);

    /**
     * Leads changed at or after the given Unix second, newest first, page by page. Works without list filters by ordered
     * paging down to the watermark.
     *
     * @param page takes one page; returns whether to go on
     */
    void leadsUpdatedSince(long unixSeconds, Predicate<List<Lead>> page);

    /** Leads with an id above the given one, newest first: how doubt about a create is settled. Needs no filter. */
    List<Lead> leadsNewerThan(long leadId);

    /** The highest lead id there is now; 0 in an empty account. */
    long newestLeadId();

    /** Creates at most 50 leads in one request, never repeated: after any failure the caller has to settle the doubt. */
    List<CreatedLead> create(List<NewLead> leads);

    /**
     * As {@link #create}, at most 250 leads, of which each has a contact in amoCRM already, or none. The account's duplicate
     * control does not look at these.
     */
    List<CreatedLead> createLinked(List<NewLead> leads);

    /** Patches leads; entities that amoCRM names as faulty are taken out and the rest is sent again. */
    PatchReport patchLeads(List<EntityWrite> leads);

    List<Contact> contacts(Collection<Long> ids);

    /** The companies among these ids that amoCRM returned. */
    List<Company> companies(Collection<Long> ids);

    /**
     * The names of the account's users by id, those who left too; read once and again after {@link #forgetDirectory()}.
     * Empty where the token's user may not ask.
     */
    Map<Long, String> users();

    /** One contact by its own address. */
    Optional<Contact> contact(long id);

    /** As {@link #leadsUpdatedSince}, for contacts. */
    void contactsUpdatedSince(long unixSeconds, Predicate<List<Contact>> page);

    /** Every contact, by ascending id, page by page, from after the given id's page on. */
    void allContacts(int fromPage, ContactPage page);

    PatchReport patchContacts(List<EntityWrite> contacts);

    /**
     * Creates at most 250 contacts in one request, never repeated. Returns the new ids by request id.
     *
     * <p>amoCRM does not look for duplicates here: after a failure the caller looks for the contacts before it tries again.
     */
    Map<String, Long> createContacts(List<EntityWrite> contacts);

    /** Makes an existing contact the lead's main one. */
    void linkContact(long leadId, long contactId);

    /**
     * What changed in fields of these leads, or contacts, between two Unix seconds, both included, as amoCRM's event list
     * tells it; at most 10 ids go in one request, and where these changed very often the oldest events are left out.
     */
    List<FieldEvent> events(boolean ofContacts, Collection<Long> ids, long from, long to);

    /** As {@link #events}, of all leads, or contacts; of at most this many pages of 100. */
    List<FieldEvent> eventsBetween(boolean ofContacts, long from, long to, int pages);

    /**
     * The leads that were put into the trash or taken out of it in this Unix second or later, as amoCRM's event list tells
     * it: apart from webhooks the only source that says so.
     *
     * @return the second of the newest such event by lead id
     */
    Map<Long, Long> leadsDeletedOrRestored(long from);

    /** Takes one page of a full scan; returns whether to go on. */
    @FunctionalInterface
    interface ContactPage {
        boolean take(int page, List<Contact> contacts);
    }
}
