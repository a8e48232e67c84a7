package org.amosheets.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.amosheets.amocrm.AmoCrmException.Busy;
import org.amosheets.amocrm.AmoCrmException.Fault;
import org.amosheets.amocrm.AmoCrmException.Rejected;
import org.amosheets.mapping.Directory;

/**
 * Creates leads with their contacts by {@code POST /leads/complex} ("Leads", complex adding, of amoCRM's docs: 50 at most;
 * the answer is a bare array, its {@code request_id} a list, as merged leads share an entry); and leads whose contacts are
 * there already by {@code POST /leads} (250 at most).
 */
final class LeadCreator {

    static final int MOST = 50;

    static final int MOST_LINKED = 250;

    private final Remote remote;

    LeadCreator(Remote remote) {
        this.remote = remote;
    }

    List<CreatedLead> create(List<NewLead> leads, Directory directory, long rowKeyField) {
        atMost(MOST, leads);
        if (leads.isEmpty()) {
            return List.of();
        }
        ArrayNode body = encoded(leads, directory, rowKeyField);
        Map<String, CreatedLead> byRequest = new HashMap<>();
        for (JsonNode entry : remote.call("amocrm-create-leads", Map.of(), body)) {
            JsonNode ids = entry.path("request_id");
            for (JsonNode id : ids.isArray() ? ids : Json.array().add(ids)) {
                CreatedLead created = new CreatedLead(
                        Json.text(id),
                        entry.path("id").asLong(),
                        entry.path("contact_id").asLong(),
                        entry.path("merged").asBoolean());
                byRequest.put(created.requestId(), created);
            }
        }
        return matched(leads, byRequest);
    }

    List<CreatedLead> createLinked(List<NewLead> leads, Directory directory, long rowKeyField) {
        atMost(MOST_LINKED, leads);
        if (leads.isEmpty()) {
            return List.of();
        }
        ArrayNode body = encoded(leads, directory, rowKeyField);
        Map<String, Long> contacts = new HashMap<>();
        leads.forEach(lead -> contacts.put(lead.lead().requestId(), lead.contactId()));
        Map<String, CreatedLead> byRequest = new HashMap<>();
        JsonNode answer = remote.call("amocrm-create-linked-leads", Map.of(), body);
        for (JsonNode entry : answer.path("_embedded").path("leads")) {
            String request = Json.text(entry.path("request_id"));
            long contact = contacts.getOrDefault(request, 0L);
            byRequest.put(request, new CreatedLead(request, entry.path("id").asLong(), contact, false));
        }
        return matched(leads, byRequest);
    }

    private static void atMost(int most, List<NewLead> leads) {
        if (leads.size() > most) {
            throw new IllegalArgumentException(most + " leads at most are created in one request");
        }
    }

    private static ArrayNode encoded(List<NewLead> leads, Directory directory, long rowKeyField) {
        ArrayNode body = Json.array();
        List<Fault> faults = new ArrayList<>();
        for (NewLead lead : leads) {
            try {
                body.add(encoded(lead, directory, rowKeyField));
            } catch (Refusal refusal) {
                faults.add(refusal.fault());
            }
        }
        if (!faults.isEmpty()) {
            throw new Rejected("Tried to create leads but amoCRM would refuse some values; nothing was sent.", faults);
        }
        return body;
    }

    private static ObjectNode encoded(NewLead lead, Directory directory, long rowKeyField) throws Refusal {
        ObjectNode json = EntityEncoder.leads(directory).create(lead.lead());
        json.withArray("custom_fields_values")
                .addObject()
                .put("field_id", rowKeyField)
                .putArray("values")
                .addObject()
                .put("value", lead.lead().requestId());
        EntityWrite contact = lead.contact();
        if (lead.contactId() != 0) {
            json.putObject("_embedded").putArray("contacts").addObject().put("id", lead.contactId());
        } else if (contact != null) {
            // A fault in the contact has to name the lead's row.
            EntityWrite named = new EntityWrite(0, lead.lead().requestId(), contact.fields());
            ObjectNode made = EntityEncoder.contacts(directory).create(named);
            made.remove("request_id");
            if (!made.isEmpty()) {
                json.putObject("_embedded").putArray("contacts").add(made);
            }
        }
        return json;
    }

    private static List<CreatedLead> matched(List<NewLead> leads, Map<String, CreatedLead> byRequest) {
        List<CreatedLead> created = new ArrayList<>();
        for (NewLead lead : leads) {
            CreatedLead one = byRequest.get(lead.lead().requestId());
            if (one == null || one.leadId() == 0) {
                throw new Busy(
                        "Tried to create " + leads.size() + " leads but amoCRM's answer told of " + byRequest.size()
                                + "; the service looks for the others before it sends anything again.",
                        true);
            }
            created.add(one);
        }
        return created;
    }
}
