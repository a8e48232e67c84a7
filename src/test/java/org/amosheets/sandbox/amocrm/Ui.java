package org.amosheets.sandbox.amocrm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What people do in amoCRM's web page: every edit gets the server's second, an event and webhooks. */
public final class Ui {

    private final Account account;
    private final long actor;

    Ui(Account account, long actor) {
        this.account = account;
        this.actor = actor;
    }

    /** The same page with another user logged in. */
    public Ui as(long userId) {
        return new Ui(account, userId);
    }

    /** Creates a lead in the main pipeline's first stage; a contact id of 0 leaves it without a contact. */
    public long createLead(String name, long price, long contactId) {
        return createLead(name, price, SampleAccount.SALES, SampleAccount.SALES_NEW, contactId);
    }

    public long createLead(String name, long price, long pipelineId, long statusId, long contactId) {
        return account.locked(() -> {
            LeadEntity lead = new LeadEntity(account.newLeadId());
            lead.name = name;
            lead.price = price;
            stage(lead, pipelineId, statusId);
            if (contactId != 0) {
                lead.link(contact(contactId).id, true);
            }
            account.changes.leadAdded(lead, actor);
            return lead.id;
        });
    }

    /** A null phone or e-mail leaves it empty. */
    public long createContact(String name, @Nullable String phone, @Nullable String email) {
        return account.locked(() -> {
            ContactEntity contact = new ContactEntity(account.newContactId());
            contact.name = name;
            contact.firstName = name;
            put(contact, account.contactFields, "PHONE", phone);
            put(contact, account.contactFields, "EMAIL", email);
            account.changes.contactAdded(contact, actor);
            return contact.id;
        });
    }

    public long createCompany(String name) {
        return account.locked(() -> {
            long id = account.newCompanyId();
            account.companies.put(id, name);
            return id;
        });
    }

    /** Gives a lead its company; 0 takes it away. */
    public void setCompany(long leadId, long companyId) {
        editLead(leadId, lead -> lead.company = companyId);
    }

    public void setPrice(long leadId, long price) {
        editLead(leadId, lead -> lead.price = price);
    }

    public void renameLead(long leadId, String name) {
        editLead(leadId, lead -> lead.name = name);
    }

    public void setLeadResponsible(long leadId, long userId) {
        editLead(leadId, lead -> lead.responsible = userId);
    }

    /** Moves a lead to another stage of its pipeline. */
    public void moveLead(long leadId, long statusId) {
        editLead(leadId, lead -> stage(lead, lead.pipeline, statusId));
    }

    public void moveLead(long leadId, long pipelineId, long statusId) {
        editLead(leadId, lead -> stage(lead, pipelineId, statusId));
    }

    /** A mass action: many leads in one second, told in one webhook body with several entities. */
    public void bulkMove(Collection<Long> leadIds, long pipelineId, long statusId) {
        account.lockedTogether(() -> {
            leadIds.forEach(id -> moveLead(id, pipelineId, statusId));
            return leadIds.size();
        });
    }

    /**
     * Fills a lead's field, found by name, code or id; null clears it. Takes what fits the field: text, a number, a
     * boolean, an option's label, a {@link LocalDate} or Unix second, or a list of these.
     */
    public void setCustomField(long leadId, String field, @Nullable Object value) {
        editLead(leadId, lead -> put(lead, account.leadFields, field, value));
    }

    public void setContactField(long contactId, String field, @Nullable Object value) {
        editContact(contactId, contact -> put(contact, account.contactFields, field, value));
    }

    public void renameContact(long contactId, String name) {
        editContact(contactId, contact -> {
            contact.name = name;
            contact.firstName = name;
            contact.lastName = "";
        });
    }

    /** Replaces all phones; none clears them. */
    public void setContactPhone(long contactId, String... phones) {
        setContactField(contactId, "PHONE", phones.length == 0 ? null : Arrays.asList(phones));
    }

    /** Replaces all e-mails; none clears them. */
    public void setContactEmail(long contactId, String... emails) {
        setContactField(contactId, "EMAIL", emails.length == 0 ? null : Arrays.asList(emails));
    }

    public void link(long leadId, long contactId, boolean main) {
        run(() -> account.changes.linked(lead(leadId), contact(contactId), main, actor));
    }

    public void unlink(long leadId, long contactId) {
        run(() -> account.changes.unlinked(lead(leadId), contact(contactId), actor));
    }

    public void deleteLead(long leadId) {
        run(() -> account.changes.leadDeleted(lead(leadId), true, actor));
    }

    public void restoreLead(long leadId) {
        run(() -> account.changes.leadDeleted(lead(leadId), false, actor));
    }

    public void deleteContact(long contactId) {
        run(() -> account.changes.contactDeleted(contact(contactId), true, actor));
    }

    public void restoreContact(long contactId) {
        run(() -> account.changes.contactDeleted(contact(contactId), false, actor));
    }

    /** Copies a lead with its contacts and its custom fields, hidden ones too, as a person's copy does. */
    public long copyLead(long leadId) {
        return account.locked(() -> {
            LeadEntity copy = lead(leadId).copy(account.newLeadId());
            copy.createdAt = 0;
            account.changes.leadAdded(copy, actor);
            return copy.id;
        });
    }

    /** Joins two contacts: the first takes over the second's leads, the second goes. */
    public void mergeContacts(long keptId, long goneId) {
        run(() -> {
            ContactEntity kept = contact(keptId);
            ContactEntity gone = contact(goneId);
            List.copyOf(gone.leads).forEach(id -> {
                LeadEntity lead = lead(id);
                account.changes.linked(lead, kept, lead.mainContact == goneId, actor);
                account.changes.unlinked(lead, gone, actor);
            });
            account.changes.contactDeleted(gone, true, actor);
            account.events.add(
                    "entity_merged", "contact", keptId, actor, account.now(), EventValues.none(), EventValues.none());
        });
    }

    /** Adds a custom field as the settings page does, and returns its id. */
    public long addLeadField(String name, String type, @Nullable String code, String... labels) {
        return account.locked(() -> {
            List<EnumOption> options = Arrays.stream(labels)
                    .map(label -> new EnumOption(account.newFieldId(), label, null, 1))
                    .toList();
            long id = account.newFieldId();
            account.leadFields.add(new CustomField(id, name, code, type, "leads", false, false, 500, options));
            return id;
        });
    }

    /** Deletes a field of the leads with all its values; no lead counts as changed by that, and no webhook tells. */
    public void deleteLeadField(String field) {
        run(() -> {
            CustomField gone = account.leadFields.named(field);
            account.leadFields.remove(gone);
            account.leads.values().forEach(lead -> lead.fields.remove(gone.id()));
        });
    }

    public void addPipeline(Pipeline pipeline) {
        run(() -> account.pipelines.add(pipeline));
    }

    /** Lets the search know at once of all that was written so far. */
    public void settleSearch() {
        run(() -> {
            account.leads.values().forEach(Entity::settleIndex);
            account.contacts.values().forEach(Entity::settleIndex);
        });
    }

    private void editLead(long leadId, Consumer<LeadEntity> edit) {
        run(() -> {
            LeadEntity lead = lead(leadId);
            LeadEntity before = lead.copy(lead.id);
            edit.accept(lead);
            account.changes.leadChanged(before, lead, actor);
        });
    }

    private void editContact(long contactId, Consumer<ContactEntity> edit) {
        run(() -> {
            ContactEntity contact = contact(contactId);
            ContactEntity before = contact.copy(contact.id);
            edit.accept(contact);
            account.changes.contactChanged(before, contact, actor);
        });
    }

    private void run(Runnable work) {
        Supplier<Boolean> supplier = () -> {
            work.run();
            return true;
        };
        account.locked(supplier);
    }

    private void stage(LeadEntity lead, long pipelineId, long statusId) {
        Pipeline pipeline = account.pipeline(pipelineId);
        if (pipeline == null || pipeline.status(statusId).isEmpty()) {
            throw new IllegalArgumentException("Pipeline " + pipelineId + " has no status " + statusId);
        }
        lead.pipeline = pipelineId;
        lead.status = statusId;
    }

    private void put(Entity entity, FieldCatalog catalog, String name, @Nullable Object value) {
        CustomField field = catalog.named(name);
        ObjectNode item = Json.object().put("field_id", field.id());
        ArrayNode values = item.putArray("values");
        if (value != null) {
            Collection<?> all = value instanceof Collection<?> many ? many : List.of(value);
            all.forEach(one -> values.addObject().set("value", Json.tree(plain(one))));
        }
        Problems problems = new Problems("0");
        Map<Long, List<FieldValue>> read =
                new FieldReader(catalog, account.zone).read(Json.array().add(item), "field", problems);
        if (!problems.none()) {
            throw new IllegalArgumentException("Field " + name + " can't hold " + value);
        }
        read.forEach((id, list) -> EntityWriter.set(entity, id, list));
    }

    private Object plain(Object value) {
        return value instanceof LocalDate date ? date.atStartOfDay(account.zone).toEpochSecond() : value;
    }

    private LeadEntity lead(long id) {
        return Objects.requireNonNull(account.leads.get(id), () -> "No lead has the id " + id);
    }

    private ContactEntity contact(long id) {
        return Objects.requireNonNull(account.contacts.get(id), () -> "No contact has the id " + id);
    }
}
