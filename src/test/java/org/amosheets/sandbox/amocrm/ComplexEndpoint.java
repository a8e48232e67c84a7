package org.amosheets.sandbox.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** {@code POST /api/v4/leads/complex}: leads together with their contacts. */
final class ComplexEndpoint {

    private static final int MAX = 50;
    private static final int MAX_FIELDS = 40;
    /** Duplicate control gives up where a contact is known more often than this. */
    private static final int MAX_HITS = 3;

    private final Account account;
    private final LeadWriter leads;
    private final ContactWriter contacts;

    ComplexEndpoint(Account account) {
        this.account = account;
        this.leads = new LeadWriter(account);
        this.contacts = new ContactWriter(account);
    }

    void register(Router router) {
        router.on("POST", "/api/v4/leads/complex", call -> account.locked(() -> create(call)));
    }

    private Reply create(Call call) {
        var items = call.entities(
                MAX, Reply.problem(400, "Bad Request", "No more than " + MAX + " leads can be added at once"));
        // Only what was there before the request counts as a duplicate, not its own other entities.
        long newest = account.contacts.isEmpty() ? 0 : account.contacts.lastKey();
        return new Batch(account.settings.allOrNothing)
                .run(items, this::check, (item, requestId) -> apply(item, requestId, newest), parts -> parts);
    }

    private void check(JsonNode item, Problems problems) {
        leads.check(item, null, true, problems);
        JsonNode embedded = item.path("_embedded").path("contacts");
        if (embedded.size() > 1) {
            problems.notExpected("_embedded.contacts.1");
        }
        JsonNode contact = embedded.path(0);
        if (contact.isObject() && !contact.has("id")) {
            contacts.check(contact, "_embedded.contacts.0.", problems);
        }
        if (item.path("custom_fields_values").size() > MAX_FIELDS) {
            problems.notExpected("custom_fields_values." + MAX_FIELDS);
        }
    }

    private JsonNode apply(JsonNode item, String requestId, long newest) {
        JsonNode wanted = item.path("_embedded").path("contacts").path(0);
        Optional<LeadEntity> duplicate =
                account.settings.duplicateControl && !wanted.has("id") ? duplicate(wanted, newest) : Optional.empty();
        if (duplicate.isPresent()) {
            return merge(item, wanted, duplicate.get(), requestId);
        }
        LeadEntity lead = new LeadEntity(account.newLeadId());
        leads.apply(item, lead, true);
        if (item.path("_embedded").has("metadata")) {
            Pipeline pipeline = account.pipeline(lead.pipeline);
            lead.status =
                    pipeline == null ? lead.status : pipeline.unsortedStage().id();
        }
        if (wanted.isObject()) {
            long contact = wanted.has("id") ? wanted.get("id").asLong() : contacts.create(wanted).id;
            lead.link(contact, true);
        }
        account.changes.leadAdded(lead, leads.actor(item, true));
        return answer(lead, requestId, false);
    }

    private JsonNode merge(JsonNode item, JsonNode wanted, LeadEntity lead, String requestId) {
        LeadEntity before = lead.copy(lead.id);
        leads.apply(item, lead, false);
        account.changes.leadChanged(before, lead, leads.actor(item, false));
        ContactEntity contact = account.liveContact(lead.mainContact);
        if (contact != null) {
            ContactEntity contactBefore = contact.copy(contact.id);
            contacts.apply(wanted, contact, false);
            account.changes.contactChanged(contactBefore, contact, contacts.actor(wanted, false));
        }
        return answer(lead, requestId, true);
    }

    /** An open lead whose main contact has the same phone, in any spelling, or the same e-mail. */
    private Optional<LeadEntity> duplicate(JsonNode contact, long newest) {
        var values = contacts.fields.read(contact.path("custom_fields_values"), "", new Problems(""));
        List<LeadEntity> hits = account.leads.values().stream()
                .filter(lead -> !lead.deleted && lead.mainContact > 0 && lead.mainContact <= newest)
                .filter(lead -> lead.status != Status.WON && lead.status != Status.LOST)
                .filter(lead -> {
                    ContactEntity main = account.contacts.get(lead.mainContact);
                    return main != null
                            && (shares(main, values.getOrDefault(SampleAccount.PHONE, List.of()), SampleAccount.PHONE)
                                    || shares(
                                            main,
                                            values.getOrDefault(SampleAccount.EMAIL, List.of()),
                                            SampleAccount.EMAIL));
                })
                .toList();
        return hits.size() > MAX_HITS ? Optional.empty() : hits.stream().findFirst();
    }

    private static boolean shares(ContactEntity contact, List<FieldValue> wanted, long field) {
        List<String> known = contact.values(field).stream()
                .map(value -> canonical(value.text(), field))
                .toList();
        return wanted.stream().anyMatch(value -> known.contains(canonical(value.text(), field)));
    }

    private static String canonical(String text, long field) {
        if (field == SampleAccount.EMAIL) {
            return text.trim().toLowerCase(java.util.Locale.ROOT);
        }
        String digits = text.replaceAll("\\D", "");
        return digits.length() > 10 ? digits.substring(digits.length() - 10) : digits;
    }

    private static JsonNode answer(LeadEntity lead, String requestId, boolean merged) {
        ObjectNode json = Json.object().put("id", lead.id);
        if (lead.mainContact == 0) {
            json.putNull("contact_id");
        } else {
            json.put("contact_id", lead.mainContact);
        }
        json.putNull("company_id").putArray("request_id").add(requestId);
        return json.put("merged", merged);
    }
}
