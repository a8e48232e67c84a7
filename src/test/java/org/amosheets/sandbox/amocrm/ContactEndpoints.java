package org.amosheets.sandbox.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code /api/v4/contacts}. */
final class ContactEndpoints {

    private static final String PATH = "/api/v4/contacts";

    private final Account account;
    private final ContactWriter writer;
    private final EntityJson json;
    private final Pages pages;

    ContactEndpoints(Account account) {
        this.account = account;
        this.writer = new ContactWriter(account);
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
        boolean leads = call.query().with("leads");
        var found = new ListQuery(call.query(), account)
                .contacts(account.contacts.values().stream().filter(contact -> !contact.deleted));
        return pages.page(call, "contacts", found, LeadEndpoints.MAX, contact -> json.contact(contact, leads));
    }

    private Reply get(Call call) {
        ContactEntity contact = account.liveContact(call.id());
        return contact == null
                ? Reply.nothing()
                : Reply.ok(json.contact(contact, call.query().with("leads")), 1);
    }

    private Reply create(Call call) {
        ArrayNode items = call.entities(LeadEndpoints.MAX, tooMany());
        return new Batch(account.settings.allOrNothing)
                .run(
                        items,
                        (item, problems) -> writer.check(item, "", problems),
                        (item, requestId) -> part(writer.create(item)).put("request_id", requestId),
                        this::collection);
    }

    private Reply patch(Call call) {
        ArrayNode items = call.entities(LeadEndpoints.MAX, tooMany());
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
        if (account.liveContact(item.path("id").asLong()) == null) {
            problems.notSupported("id");
        } else {
            writer.check(item, "", problems);
        }
    }

    private JsonNode applyPatch(JsonNode item) {
        ContactEntity contact = account.contacts.get(item.get("id").asLong());
        if (contact == null) {
            throw new IllegalStateException("A contact went while the lock was held");
        }
        ContactEntity before = contact.copy(contact.id);
        writer.apply(item, contact, false);
        account.changes.contactChanged(before, contact, writer.actor(item, false));
        ObjectNode part = part(contact).put("name", contact.name).put("updated_at", contact.updatedAt);
        if (item.hasNonNull("request_id")) {
            part.put("request_id", item.get("request_id").asText());
        }
        return part;
    }

    private ObjectNode part(ContactEntity contact) {
        ObjectNode part = Json.object().put("id", contact.id);
        part.set("_links", Json.link(json.url("contacts", contact.id)));
        return part;
    }

    private JsonNode collection(ArrayNode parts) {
        ObjectNode answer = Json.object();
        answer.set("_links", Json.link(account.baseUrl + PATH));
        answer.putObject("_embedded").set("contacts", parts);
        return answer;
    }

    private static Reply tooMany() {
        return Reply.problem(422, "Unprocessable Entity", "Limit of " + LeadEndpoints.MAX + " per page");
    }
}
