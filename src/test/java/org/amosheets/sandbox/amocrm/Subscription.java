package org.amosheets.sandbox.amocrm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A registered webhook as it is now. */
public record Subscription(
        long id,
        String destination,
        List<String> settings,
        int sort,
        boolean disabled,
        long createdAt,
        long updatedAt) {

    public Subscription {
        settings = List.copyOf(settings);
    }

    Subscription disabled(boolean off) {
        return new Subscription(id, destination, settings, sort, off, createdAt, updatedAt);
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("id", id).put("destination", destination);
        json.put("created_at", createdAt).put("updated_at", updatedAt);
        json.put("account_id", SampleAccount.ACCOUNT_ID).put("created_by", SampleAccount.ADMIN);
        json.put("sort", sort).put("disabled", disabled);
        ArrayNode list = json.putArray("settings");
        settings.forEach(list::add);
        return json;
    }
}
