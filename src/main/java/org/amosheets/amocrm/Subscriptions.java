package org.amosheets.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;

/** The webhooks registered in the account ("Webhooks" of amoCRM's docs); an administrator's token is needed. */
public final class Subscriptions {

    /** The events that a row may depend on. */
    public static final List<String> EVENTS = List.of(
            "add_lead",
            "update_lead",
            "delete_lead",
            "restore_lead",
            "status_lead",
            "responsible_lead",
            "add_contact",
            "update_contact",
            "delete_contact",
            "restore_contact",
            "responsible_contact");

    private final Remote remote;

    public Subscriptions(ProducerTemplate template) {
        this.remote = new RouteRemote(template);
    }

    /**
     * Every webhook of the account, also those of other integrations: their addresses may be secret.
     *
     * @throws AmoCrmException.Rejected where the token's user is no administrator, or the tariff has no webhooks
     */
    public List<Subscription> all() {
        List<Subscription> all = new ArrayList<>();
        for (JsonNode json :
                remote.call("amocrm-webhooks-all", Map.of()).path("_embedded").path("webhooks")) {
            List<String> events = new ArrayList<>();
            json.path("settings").forEach(event -> events.add(event.asText()));
            all.add(new Subscription(
                    Json.text(json.path("destination")),
                    events,
                    json.path("disabled").asBoolean()));
        }
        return List.copyOf(all);
    }

    /** Has these events announced at this address; in place of what was announced there before. */
    public void subscribe(String destination, List<String> events) {
        ObjectNode body = Json.object().put("destination", destination);
        ArrayNode settings = body.putArray("settings");
        events.forEach(settings::add);
        remote.call("amocrm-subscribe-webhook", Map.of(), body);
    }

    /** Has nothing announced at this address any more. */
    public void unsubscribe(String destination) {
        remote.call("amocrm-unsubscribe-webhook", Map.of(), Json.object().put("destination", destination));
    }
}
