package org.amosheets.sandbox.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An entry of the account's event list: who changed what, from which value to which. */
public record Event(
        String id,
        String type,
        String entityType,
        long entityId,
        long createdBy,
        long createdAt,
        JsonNode before,
        JsonNode after) {

    ObjectNode json(String baseUrl, long accountId) {
        ObjectNode json = Json.object();
        json.put("id", id).put("type", type).put("entity_id", entityId).put("entity_type", entityType);
        json.put("created_by", createdBy).put("created_at", createdAt);
        json.set("value_after", after);
        json.set("value_before", before);
        json.put("account_id", accountId);
        json.set("_links", Json.link(baseUrl + "/api/v4/events/" + id));
        ObjectNode entity = json.putObject("_embedded").putObject("entity");
        entity.put("id", entityId);
        entity.set("_links", Json.link(baseUrl + "/api/v4/" + entityType + "s/" + entityId));
        return json;
    }
}
