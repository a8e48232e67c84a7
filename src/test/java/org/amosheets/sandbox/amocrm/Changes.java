package org.amosheets.sandbox.amocrm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Turns every change into its time stamp, its events and its webhooks. Works under the account's lock. */
final class Changes {

    private final Account account;
    private final HookOutbox outbox;
    private final ActivityBus bus;
    private final HookRenderer renderer;
    private final List<HookItem> pending = new ArrayList<>();

    Changes(Account account, HookOutbox outbox, ActivityBus bus) {
        this.account = account;
        this.outbox = outbox;
        this.bus = bus;
        this.renderer = new HookRenderer(account);
    }

    void leadAdded(LeadEntity lead, long actor) {
        created(lead, actor);
        account.leads.put(lead.id, lead);
        for (long id : lead.contacts) {
            ContactEntity contact = account.contacts.get(id);
            if (contact != null) {
                contact.leads.add(lead.id);
            }
        }
        event("lead_added", "lead", lead.id, actor, EventValues.none(), EventValues.none());
        tell("lead", lead.id, "added: " + lead.name);
        pending.add(renderer.lead("add", lead, lead));
    }

    void contactAdded(ContactEntity contact, long actor) {
        created(contact, actor);
        account.contacts.put(contact.id, contact);
        event("contact_added", "contact", contact.id, actor, EventValues.none(), EventValues.none());
        tell("contact", contact.id, "added: " + contact.name);
        pending.add(renderer.contact("add", contact, contact));
    }

    /** To be called after the lead was changed, with the lead as it was. */
    void leadChanged(LeadEntity before, LeadEntity lead, long actor) {
        boolean moved = before.status != lead.status || before.pipeline != lead.pipeline;
        boolean handedOver = before.responsible != lead.responsible;
        List<String> what = new ArrayList<>(fieldEvents("lead", before, lead, account.leadFields, actor));
        if (before.price != lead.price) {
            event(
                    "sale_field_changed",
                    "lead",
                    lead.id,
                    actor,
                    EventValues.sale(before.price),
                    EventValues.sale(lead.price));
            what.add("price " + before.price + " → " + lead.price);
        }
        if (moved) {
            event(
                    "lead_status_changed",
                    "lead",
                    lead.id,
                    actor,
                    EventValues.status(before.pipeline, before.status),
                    EventValues.status(lead.pipeline, lead.status));
            what.add("status " + before.status + " → " + lead.status);
            boolean closed = lead.status == Status.WON || lead.status == Status.LOST;
            lead.closedAt = closed ? Long.valueOf(account.now()) : null;
            lead.lossReason = lead.status == Status.LOST ? lead.lossReason : null;
        }
        boolean same = what.isEmpty()
                && before.tags.equals(lead.tags)
                && before.contacts.equals(lead.contacts)
                && before.company == lead.company;
        if (same && !account.settings.emptyPatchTouches) {
            return;
        }
        touch(lead, actor);
        tell("lead", lead.id, what.isEmpty() ? "saved" : String.join(", ", what));
        if (moved) {
            pending.add(renderer.lead("status", lead, before));
        }
        if (handedOver) {
            pending.add(renderer.lead("responsible", lead, before));
        }
        if (!moved || account.settings.updateHookOnStatusChange) {
            pending.add(renderer.lead("update", lead, before));
        }
    }

    void contactChanged(ContactEntity before, ContactEntity contact, long actor) {
        List<String> what = fieldEvents("contact", before, contact, account.contactFields, actor);
        boolean same = what.isEmpty() && before.tags.equals(contact.tags) && before.leads.equals(contact.leads);
        if (same && !account.settings.emptyPatchTouches) {
            return;
        }
        touch(contact, actor);
        tell("contact", contact.id, what.isEmpty() ? "saved" : String.join(", ", what));
        pending.add(renderer.contact("update", contact, before));
    }

    void leadDeleted(LeadEntity lead, boolean deleted, long actor) {
        lead.deleted = deleted;
        touch(lead, actor);
        String word = deleted ? "deleted" : "restored";
        event("lead_" + word, "lead", lead.id, actor, EventValues.none(), EventValues.none());
        tell("lead", lead.id, word);
        pending.add(renderer.lead(deleted ? "delete" : "restore", lead, lead));
    }

    void contactDeleted(ContactEntity contact, boolean deleted, long actor) {
        contact.deleted = deleted;
        touch(contact, actor);
        String word = deleted ? "deleted" : "restored";
        event("contact_" + word, "contact", contact.id, actor, EventValues.none(), EventValues.none());
        tell("contact", contact.id, word);
        pending.add(renderer.contact(deleted ? "delete" : "restore", contact, contact));
    }

    void linked(LeadEntity lead, ContactEntity contact, boolean main, long actor) {
        LeadEntity leadBefore = lead.copy(lead.id);
        ContactEntity contactBefore = contact.copy(contact.id);
        lead.link(contact.id, main);
        contact.leads.add(lead.id);
        linkChanged("entity_linked", leadBefore, lead, contactBefore, contact, actor);
    }

    void unlinked(LeadEntity lead, ContactEntity contact, long actor) {
        LeadEntity leadBefore = lead.copy(lead.id);
        ContactEntity contactBefore = contact.copy(contact.id);
        lead.unlink(contact.id);
        contact.leads.remove(lead.id);
        linkChanged("entity_unlinked", leadBefore, lead, contactBefore, contact, actor);
    }

    private void linkChanged(
            String type,
            LeadEntity leadBefore,
            LeadEntity lead,
            ContactEntity contactBefore,
            ContactEntity contact,
            long actor) {
        if (leadBefore.contacts.equals(lead.contacts) && leadBefore.mainContact == lead.mainContact) {
            return;
        }
        event(type, "lead", lead.id, actor, EventValues.none(), EventValues.link("contact", contact.id));
        tell("lead", lead.id, type + " contact " + contact.id);
        if (account.settings.linkTouches) {
            touch(lead, actor);
            pending.add(renderer.lead("update", lead, leadBefore));
            touch(contact, actor);
            pending.add(renderer.contact("update", contact, contactBefore));
        }
    }

    /** Hands what is pending to the outbox, which only queues. */
    void announce(boolean together) {
        if (pending.isEmpty()) {
            return;
        }
        if (together) {
            outbox.offer(List.copyOf(pending));
        } else {
            pending.forEach(item -> outbox.offer(List.of(item)));
        }
        pending.clear();
    }

    private List<String> fieldEvents(String type, Entity before, Entity after, FieldCatalog catalog, long actor) {
        List<String> what = new ArrayList<>();
        if (!before.name.equals(after.name)) {
            event(
                    "name_field_changed",
                    type,
                    after.id,
                    actor,
                    EventValues.name(before.name),
                    EventValues.name(after.name));
            what.add("name → " + after.name);
        }
        if (before.responsible != after.responsible) {
            event(
                    "entity_responsible_changed",
                    type,
                    after.id,
                    actor,
                    EventValues.responsible(before.responsible),
                    EventValues.responsible(after.responsible));
            what.add("responsible → " + after.responsible);
        }
        Set<Long> ids = new LinkedHashSet<>(before.fields.keySet());
        ids.addAll(after.fields.keySet());
        for (long id : ids) {
            List<FieldValue> old = before.fields.getOrDefault(id, List.of());
            List<FieldValue> now = after.fields.getOrDefault(id, List.of());
            if (!old.equals(now)) {
                CustomField field = catalog.get(id);
                event(
                        account.settings.fieldIdInEventType
                                ? "custom_field_" + id + "_value_changed"
                                : "custom_field_value_changed",
                        type,
                        after.id,
                        actor,
                        EventValues.field(field, old),
                        EventValues.field(field, now));
                what.add(field.name() + " → "
                        + now.stream().map(FieldValue::text).toList());
            }
        }
        return what;
    }

    private void created(Entity entity, long actor) {
        entity.createdAt = entity.createdAt == 0 ? account.now() : entity.createdAt;
        entity.createdBy = actor;
        touch(entity, actor);
    }

    /** The time of a change is always the server's own second, whatever a client sends. */
    private void touch(Entity entity, long actor) {
        entity.updatedBy = actor;
        entity.updatedAt = account.now();
        long now = account.clock.millis();
        entity.reindex(now, now + account.settings.searchLag.toMillis());
    }

    private void event(String type, String entityType, long id, long actor, ArrayNode before, ArrayNode after) {
        account.events.add(type, entityType, id, actor, account.now(), before, after);
    }

    private void tell(String type, long id, String text) {
        bus.tell(Activity.Kind.DATA, type + " " + id, text);
    }
}
