package org.amosheets.sandbox.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Which contacts belong to a lead. Written as {@code is_main}, read as {@code main_contact}: so it is. */
final class LinkEndpoints {

    private static final String LEADS = LeadEndpoints.PATH;

    private final Account account;

    LinkEndpoints(Account account) {
        this.account = account;
    }

    void register(Router router) {
        router.on("POST", LEADS + "/{id}/link", call -> account.locked(() -> link(call, List.of(call.id()))));
        router.on("POST", LEADS + "/link", call -> account.locked(() -> link(call, List.of())));
        router.on("POST", LEADS + "/{id}/unlink", call -> account.locked(() -> unlink(call, List.of(call.id()))));
        router.on("POST", LEADS + "/unlink", call -> account.locked(() -> unlink(call, List.of())));
        router.on("GET", LEADS + "/{id}/links", call -> account.locked(() -> links(call, Set.of(call.id()))));
        router.on(
                "GET",
                LEADS + "/links",
                call -> account.locked(() -> links(call, call.query().numbers("filter[entity_id]"))));
    }

    private Reply link(Call call, List<Long> fixedLead) {
        ArrayNode items = checked(call, fixedLead);
        ArrayNode written = Json.array();
        for (JsonNode item : items) {
            LeadEntity lead = lead(item, fixedLead);
            ContactEntity contact = contact(item);
            boolean main = item.path("metadata").path("is_main").asBoolean(false);
            account.changes.linked(lead, contact, main, account.settings.apiActor);
            written.add(json(lead, contact.id));
        }
        return answer(call, written);
    }

    private Reply unlink(Call call, List<Long> fixedLead) {
        for (JsonNode item : checked(call, fixedLead)) {
            account.changes.unlinked(lead(item, fixedLead), contact(item), account.settings.apiActor);
        }
        return Reply.nothing();
    }

    private Reply links(Call call, Set<Long> leadIds) {
        List<JsonNode> found = new ArrayList<>();
        for (long id : leadIds) {
            LeadEntity lead = account.liveLead(id);
            if (lead != null) {
                lead.contacts.forEach(contact -> found.add(json(lead, contact)));
            }
        }
        return answer(call, Json.array().addAll(found));
    }

    private ArrayNode checked(Call call, List<Long> fixedLead) {
        ArrayNode items = call.entities(
                LeadEndpoints.MAX,
                Reply.problem(422, "Unprocessable Entity", "Limit of " + LeadEndpoints.MAX + " per page"));
        List<Problems> found = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Problems problems = new Problems(Batch.requestId(items.get(i), i));
            JsonNode item = items.get(i);
            if (account.liveLead(leadId(item, fixedLead)) == null) {
                problems.notSupported("entity_id");
            }
            if (!item.path("to_entity_type").asText().equals("contacts")) {
                problems.notSupported("to_entity_type");
            } else if (account.liveContact(item.path("to_entity_id").asLong()) == null) {
                problems.notSupported("to_entity_id");
            }
            if (!problems.none()) {
                found.add(problems);
            }
        }
        if (!found.isEmpty()) {
            throw new Refused(Problems.reply(found));
        }
        return items;
    }

    private static long leadId(JsonNode item, List<Long> fixedLead) {
        return fixedLead.isEmpty() ? item.path("entity_id").asLong() : fixedLead.get(0);
    }

    private LeadEntity lead(JsonNode item, List<Long> fixedLead) {
        return Objects.requireNonNull(account.liveLead(leadId(item, fixedLead)));
    }

    private ContactEntity contact(JsonNode item) {
        return Objects.requireNonNull(
                account.liveContact(item.path("to_entity_id").asLong()));
    }

    private static JsonNode json(LeadEntity lead, long contact) {
        ObjectNode json = Json.object();
        json.put("entity_id", lead.id).put("entity_type", "leads");
        json.put("to_entity_id", contact).put("to_entity_type", "contacts");
        json.putObject("metadata").put("main_contact", lead.mainContact == contact);
        return json;
    }

    private Reply answer(Call call, ArrayNode links) {
        ObjectNode json = Json.object().put("_total_items", links.size());
        json.set("_links", Json.link(account.baseUrl + call.path()));
        json.putObject("_embedded").set("links", links);
        return Reply.ok(json, links.size());
    }
}
