package org.amosheets.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads leads and contacts from amoCRM's JSON ("Leads" and "Contacts" of its docs). */
final class EntityReader {

    private EntityReader() {}

    static Lead lead(JsonNode json) {
        List<Long> contacts = new ArrayList<>();
        long main = 0;
        for (JsonNode contact : json.path("_embedded").path("contacts")) {
            long id = contact.path("id").asLong();
            contacts.add(id);
            if (main == 0 || contact.path("is_main").asBoolean()) {
                main = id;
            }
        }
        return new Lead(
                json.path("id").asLong(),
                Json.text(json.path("name")),
                json.path("price").asLong(),
                json.path("pipeline_id").asLong(),
                json.path("status_id").asLong(),
                json.path("responsible_user_id").asLong(),
                json.path("created_at").asLong(),
                json.path("updated_at").asLong(),
                json.path("is_deleted").asBoolean(),
                main,
                List.copyOf(contacts),
                json.path("_embedded").path("companies").path(0).path("id").asLong(),
                CustomValues.read(json).byId());
    }

    static Company company(JsonNode json) {
        return new Company(
                json.path("id").asLong(),
                Json.text(json.path("name")),
                json.path("updated_at").asLong());
    }

    static Contact contact(JsonNode json) {
        CustomValues values = CustomValues.read(json);
        return new Contact(
                json.path("id").asLong(),
                Json.text(json.path("name")),
                json.path("updated_at").asLong(),
                json.path("is_deleted").asBoolean(),
                values.phones(),
                values.emails(),
                values.byId(),
                values.kinds());
    }
}
