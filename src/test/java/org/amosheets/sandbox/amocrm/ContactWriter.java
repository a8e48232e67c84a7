package org.amosheets.sandbox.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Checks and applies writes of contacts. */
final class ContactWriter extends EntityWriter {

    private static final Set<String> KEYS = Set.of("first_name", "last_name", "is_main");

    ContactWriter(Account account) {
        super(account, account.contactFields);
    }

    /** {@code prefix} is where the contact stands in a larger write, with its dot; empty for a write of contacts. */
    void check(JsonNode item, String prefix, Problems problems) {
        if (!item.isObject()) {
            problems.invalidType(prefix, "object");
            return;
        }
        checkCommon(item, KEYS, prefix, problems);
        checkText(item, "first_name", prefix, problems);
        checkText(item, "last_name", prefix, problems);
    }

    void apply(JsonNode item, ContactEntity contact, boolean fresh) {
        applyCommon(item, contact, fresh);
        if (item.has("first_name") || item.has("last_name")) {
            contact.firstName = item.path("first_name").asText(contact.firstName);
            contact.lastName = item.path("last_name").asText(contact.lastName);
            if (!item.has("name")) {
                contact.name = (contact.firstName + " " + contact.lastName).trim();
            }
        } else if (item.has("name")) {
            contact.firstName = contact.name;
            contact.lastName = "";
        }
    }

    ContactEntity create(JsonNode item) {
        ContactEntity contact = new ContactEntity(account.newContactId());
        apply(item, contact, true);
        account.changes.contactAdded(contact, actor(item, true));
        return contact;
    }
}
