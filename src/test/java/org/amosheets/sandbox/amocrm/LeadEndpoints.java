package org.amosheets.sandbox.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/** {@code /api/v4/leads}. */
final class LeadEndpoints {

    static final int MAX = 250;
    static final String PATH = "/api/v4/leads";

    private final Account account;
    private final LeadWriter writer;
    private final EntityJson json;
    private final Pages pages;

    LeadEndpoints(Account account) {
        this.account = account;
        this.writer = new LeadWriter(account);
        this.json = new EntityJson(account);
        this.pages = new Pages(account.baseUrl);
    }

    void register(Router router) {
        router.on("GET", PATH, call -> account.locked(() -> list(call)));
        router.on("POST", PATH, call -> account.locked(() -> create(call)));
        router.on("PATCH", PATH, call -> account.locked(() -> patch(call)));
        router.on("GET", PATH + "/{id}", call -> account.locked(() -> get(call)));
        router.on("PATCH", PATH + "/{id}", call -> account.locked(() -> patchOne(call)));
    }

    private Reply list(Call call) {
        boolean trash = call.query().with("only_deleted");
        boolean contacts = call.query().with("contacts");
        var found = new ListQuery(call.query(), account)
                .leads(account.leads.values().stream().filter(lead -> lead.deleted == trash));
        Function<LeadEntity, JsonNode> view = trash ? json::trashed : lead -> json.lead(lead, contacts);
        return pages.page(call, "leads", found, MAX, view);
    }

    private Reply get(Call call) {
        LeadEntity lead = account.liveLead(call.id());
        return lead == null
                ? Reply.nothing()
                : Reply.ok(json.lead(lead, call.query().with("contacts")), 1);
    }

    private Reply create(Call call) {
        ArrayNode items = call.entities(MAX, tooMany());
        return new Batch(account.settings.allOrNothing)
                .run(
                        items,
                        (item, problems) -> writer.check(item, null, problems),
                        (item, requestId) -> {
                            LeadEntity lead = new LeadEntity(account.newLeadId());
                            writer.apply(item, lead, true);
                            linkContacts(item, lead);
                            account.changes.leadAdded(lead, writer.actor(item, true));
                            return part(lead).put("request_id", requestId);
                        },
                        this::collection);
    }

    private Reply patch(Call call) {
        ArrayNode items = call.entities(MAX, tooMany());
        return new Batch(account.settings.allOrNothing)
                .run(items, this::checkPatch, (item, requestId) -> applyPatch(item), this::collection);
    }

    private Reply patchOne(Call call) {
        if (!(call.body() instanceof ObjectNode body) || body.isEmpty()) {
            return Reply.problem(400, "Bad Request", "Request data may not be blank");
        }
        ArrayNode items = Json.array().add(body.deepCopy().put("id", call.id()));
        return new Batch(true)
                .run(items, this::checkPatch, (item, requestId) -> applyPatch(item), parts -> parts.get(0));
    }

    private void checkPatch(JsonNode item, Problems problems) {
        LeadEntity lead = account.liveLead(item.path("id").asLong());
        if (lead == null) {
            problems.notSupported("id");
        } else {
            writer.check(item, lead, problems);
        }
    }

    private JsonNode applyPatch(JsonNode item) {
        LeadEntity lead = account.leads.get(item.get("id").asLong());
        if (lead == null) {
            throw new IllegalStateException("A lead went while the lock was held");
        }
        LeadEntity before = lead.copy(lead.id);
        writer.apply(item, lead, false);
        linkContacts(item, lead);
        account.changes.leadChanged(before, lead, writer.actor(item, false));
        ObjectNode part = part(lead).put("updated_at", lead.updatedAt);
        if (item.hasNonNull("request_id")) {
            part.put("request_id", item.get("request_id").asText());
        }
        return part;
    }

    private void linkContacts(JsonNode item, LeadEntity lead) {
        for (JsonNode contact : item.path("_embedded").path("contacts")) {
            long id = contact.path("id").asLong();
            lead.link(id, contact.path("is_main").asBoolean(false));
            ContactEntity entity = account.contacts.get(id);
            if (entity != null) {
                entity.leads.add(lead.id);
            }
        }
    }

    private ObjectNode part(LeadEntity lead) {
        ObjectNode part = Json.object().put("id", lead.id);
        part.set("_links", Json.link(json.url("leads", lead.id)));
        return part;
    }

    private JsonNode collection(ArrayNode parts) {
        ObjectNode answer = Json.object();
        answer.set("_links", Json.link(account.baseUrl + PATH));
        answer.putObject("_embedded").set("leads", parts);
        return answer;
    }

    private static Reply tooMany() {
        return Reply.problem(422, "Unprocessable Entity", "Limit of " + MAX + " per page");
    }
}
