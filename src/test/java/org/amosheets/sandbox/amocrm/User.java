package org.amosheets.sandbox.amocrm;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A user of the account. An inactive one still owns old leads but may not be written anywhere. */
public record User(long id, String name, String email, boolean admin, boolean active) {

    ObjectNode json(String self) {
        ObjectNode json = Json.object();
        json.put("id", id).put("name", name).put("email", email).put("lang", "ru");
        ObjectNode rights = json.putObject("rights");
        rights.put("is_admin", admin).put("is_free", false).put("is_active", active);
        rights.putNull("group_id").putNull("role_id");
        json.set("_links", Json.link(self));
        return json;
    }
}
