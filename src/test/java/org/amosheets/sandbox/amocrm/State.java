package org.amosheets.sandbox.amocrm;

import java.util.List;
import java.util.Optional;

/** Immutable snapshots of the account, for assertions and for the page. */
public final class State {

    private final Account account;

    State(Account account) {
        this.account = account;
    }

    /** A lead, in the trash or not. */
    public Optional<LeadView> lead(long id) {
        return account.locked(() -> Optional.ofNullable(account.leads.get(id)).map(this::view));
    }

    /** Leads that are not in the trash, by id. */
    public List<LeadView> leads() {
        return account.locked(() -> account.leads.values().stream()
                .filter(lead -> !lead.deleted)
                .map(this::view)
                .toList());
    }

    public List<LeadView> trash() {
        return account.locked(() -> account.leads.values().stream()
                .filter(lead -> lead.deleted)
                .map(this::view)
                .toList());
    }

    /** A contact, deleted or not. */
    public Optional<ContactView> contact(long id) {
        return account.locked(
                () -> Optional.ofNullable(account.contacts.get(id)).map(this::view));
    }

    public List<ContactView> contacts() {
        return account.locked(() -> account.contacts.values().stream()
                .filter(contact -> !contact.deleted)
                .map(this::view)
                .toList());
    }

    /** The contact that stands first on a lead. */
    public Optional<ContactView> mainContact(long leadId) {
        return account.locked(() -> lead(leadId).flatMap(lead -> contact(lead.mainContactId())));
    }

    public List<LinkView> links() {
        return account.locked(() -> account.leads.values().stream()
                .filter(lead -> !lead.deleted)
                .flatMap(lead -> lead.contacts.stream().map(id -> new LinkView(lead.id, id, id == lead.mainContact)))
                .toList());
    }

    /** The account's events, the oldest first. */
    public List<Event> events() {
        return account.locked(account.events::oldestFirst);
    }

    public List<Pipeline> pipelines() {
        return account.locked(() -> List.copyOf(account.pipelines));
    }

    public List<User> users() {
        return account.locked(() -> List.copyOf(account.users));
    }

    public List<CustomField> leadFields() {
        return account.locked(account.leadFields::all);
    }

    public List<CustomField> contactFields() {
        return account.locked(account.contactFields::all);
    }

    private LeadView view(LeadEntity lead) {
        return LeadView.of(lead, account.leadFields);
    }

    private ContactView view(ContactEntity contact) {
        return ContactView.of(contact, account.contactFields);
    }
}
