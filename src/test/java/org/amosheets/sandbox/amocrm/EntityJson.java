package org.amosheets.sandbox.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Leads and contacts as the API shows them. */
final class EntityJson {

    private final Account account;

    EntityJson(Account account) {
        this.account = account;
    }

    JsonNode lead(LeadEntity lead, boolean withContacts) {
        ObjectNode json = Json.object();
        json.put("id", lead.id).put("name", lead.name).put("price", lead.price);
        json.put("responsible_user_id", lead.responsible).put("group_id", 0);
        json.put("status_id", lead.status).put("pipeline_id", lead.pipeline);
        json.put("loss_reason_id", lead.lossReason);
        authors(json, lead);
        json.put("closed_at", lead.closedAt).putNull("closest_task_at").put("is_deleted", lead.deleted);
        json.set("custom_fields_values", fields(lead, account.leadFields));
        json.putNull("score").put("account_id", account.id).putNull("labor_cost");
        json.set("_links", Json.link(url("leads", lead.id)));
        ObjectNode embedded = json.putObject("_embedded");
        tags(embedded, lead);
        ArrayNode companies = embedded.putArray("companies");
        if (lead.company != 0) {
            // As amoCRM does, without a name.
            companies.addObject().put("id", lead.company).set("_links", Json.link(url("companies", lead.company)));
        }
        if (withContacts) {
            ArrayNode contacts = embedded.putArray("contacts");
            for (long contact : lead.contacts) {
                ObjectNode item = contacts.addObject();
                item.put("id", contact).put("is_main", contact == lead.mainContact);
                item.set("_links", Json.link(url("contacts", contact)));
            }
        }
        return json;
    }

    JsonNode trashed(LeadEntity lead) {
        ObjectNode json = Json.object();
        json.put("id", lead.id).put("updated_at", lead.updatedAt).put("updated_by", lead.updatedBy);
        return json.put("is_deleted", true);
    }

    JsonNode contact(ContactEntity contact, boolean withLeads) {
        ObjectNode json = Json.object();
        json.put("id", contact.id).put("name", contact.name);
        json.put("first_name", contact.firstName).put("last_name", contact.lastName);
        json.put("responsible_user_id", contact.responsible).put("group_id", 0);
        authors(json, contact);
        json.putNull("closest_task_at").put("is_deleted", contact.deleted);
        json.set("custom_fields_values", fields(contact, account.contactFields));
        json.put("account_id", account.id);
        json.set("_links", Json.link(url("contacts", contact.id)));
        ObjectNode embedded = json.putObject("_embedded");
        tags(embedded, contact);
        embedded.putArray("companies");
        if (withLeads) {
            ArrayNode leads = embedded.putArray("leads");
            for (long lead : contact.leads) {
                ObjectNode item = leads.addObject().put("id", lead);
                item.set("_links", Json.link(url("leads", lead)));
            }
        }
        return json;
    }

    String url(String entity, long id) {
        return account.baseUrl + "/api/v4/" + entity + "/" + id;
    }

    private static void authors(ObjectNode json, Entity entity) {
        json.put("created_by", entity.createdBy).put("updated_by", entity.updatedBy);
        json.put("created_at", entity.createdAt).put("updated_at", entity.updatedAt);
    }

    private void tags(ObjectNode embedded, Entity entity) {
        ArrayNode tags = embedded.putArray("tags");
        for (String tag : entity.tags) {
            tags.addObject().put("id", account.tagId(tag)).put("name", tag).putNull("color");
        }
    }

    private static JsonNode fields(Entity entity, FieldCatalog catalog) {
        if (entity.fields.isEmpty()) {
            return Json.object().nullNode();
        }
        ArrayNode list = Json.array();
        for (Map.Entry<Long, List<FieldValue>> entry : entity.fields.entrySet()) {
            CustomField field = catalog.get(entry.getKey());
            ObjectNode item = list.addObject();
            item.put("field_id", field.id()).put("field_name", field.name());
            item.put("field_code", field.code()).put("field_type", field.type());
            ArrayNode values = item.putArray("values");
            for (FieldValue value : entry.getValue()) {
                ObjectNode one = values.addObject();
                one.set("value", Json.tree(value.value()));
                if (value.enumId() != null) {
                    one.put("enum_id", value.enumId()).put("enum_code", value.enumCode());
                }
            }
        }
        return list;
    }
}
