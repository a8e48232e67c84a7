package org.amosheets.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.amosheets.amocrm.AmoCrmException.Busy;
import org.amosheets.amocrm.AmoCrmException.Fault;
import org.amosheets.amocrm.AmoCrmException.Rejected;

/** Creates contacts by {@code POST /contacts} ("Contacts" of amoCRM's docs). */
final class ContactCreator {

    private final Remote remote;

    ContactCreator(Remote remote) {
        this.remote = remote;
    }

    Map<String, Long> create(List<EntityWrite> contacts, EntityEncoder encoder) {
        if (contacts.isEmpty()) {
            return Map.of();
        }
        ArrayNode body = Json.array();
        List<Fault> faults = new ArrayList<>();
        for (EntityWrite contact : contacts) {
            try {
                body.add(encoder.create(contact));
            } catch (Refusal refusal) {
                faults.add(refusal.fault());
            }
        }
        if (!faults.isEmpty()) {
            throw new Rejected(
                    "Tried to create contacts but amoCRM would refuse some values; nothing was sent.", faults);
        }
        Map<String, Long> created = new HashMap<>();
        for (JsonNode contact : remote.call("amocrm-create-contacts", Map.of(), body)
                .path("_embedded")
                .path("contacts")) {
            created.put(
                    Json.text(contact.path("request_id")), contact.path("id").asLong());
        }
        if (created.size() < contacts.size()) {
            throw new Busy(
                    "Tried to create " + contacts.size() + " contacts but amoCRM's answer told of " + created.size()
                            + "; the service looks for the others before it sends anything again.",
                    true);
        }
        return created;
    }
}
