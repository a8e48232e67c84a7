package org.amosheets.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;

/** The account's users ("Users" of amoCRM's docs); only an administrator's token may list them. */
public final class Users {

    private final Remote remote;

    public Users(ProducerTemplate template) {
        this.remote = new RouteRemote(template);
    }

    /**
     * All of them, also those who cannot sign in any more.
     *
     * @throws AmoCrmException.Rejected where the token's user is no administrator
     */
    public List<User> all() {
        List<User> users = new ArrayList<>();
        Pages.walk(
                1,
                page -> remote.call("amocrm-users", Map.of("page", page)),
                "users",
                Users::user,
                (page, rows) -> users.addAll(rows));
        return List.copyOf(users);
    }

    private static User user(JsonNode json) {
        return new User(
                json.path("id").asLong(),
                Json.text(json.path("name")),
                Json.text(json.path("email")),
                json.path("rights").path("is_admin").asBoolean(),
                json.path("rights").path("is_active").asBoolean(true));
    }
}
