package org.amosheets.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.amosheets.sandbox.amocrm.SampleAccount;

/**
 * The way of the older tools that imports rows, and takes edited ones by a webhook of the sheet's script: 15 amoCRM requests
 * and one write for a new row of an unknown person; 12, a read of the whole tab and a write for an edited budget.
 */
final class OlderSheetToCrm {

    private static final String LEADS = "/api/v4/leads";
    private static final String CONTACTS = "/api/v4/contacts";
    /** Their library fetches the pipeline each time that a lead's status or pipeline is touched, which is so often. */
    private static final int PIPELINE_LOOKS = 6;

    private final OlderTool tool;

    OlderSheetToCrm(OlderTool tool) {
        this.tool = tool;
    }

    /** Makes a lead of a row, without looking whether there is one. */
    void create(int row, List<String> cells) {
        String name = cells.get(0);
        String phone = "+7" + cells.get(1).replaceAll("\\D", "").substring(1);
        String email = cells.get(2);
        long contact = find(email);
        contact = contact == 0 ? find(phone) : contact;
        Map<String, Object> person = person(name, phone, email);
        if (contact == 0) {
            contact = id(tool.amo("POST", CONTACTS, List.of(person)), "contacts");
        } else {
            tool.amoGet(CONTACTS + "/" + contact);
            tool.amo("PATCH", CONTACTS + "/" + contact, person);
        }
        lookAtPipeline();
        Map<String, Object> deal = Map.of(
                "name",
                name,
                "price",
                Long.parseLong(cells.get(3)),
                "pipeline_id",
                SampleAccount.SALES,
                "status_id",
                SampleAccount.SALES_NEW);
        long lead = id(tool.amo("POST", LEADS, List.of(deal)), "leads");
        tool.amoGet(CONTACTS + "/" + contact);
        tool.amo(
                "POST",
                LEADS + "/" + lead + "/link",
                List.of(Map.of("to_entity_id", contact, "to_entity_type", "contacts")));
        writeBack(row, lead, contact);
    }

    /** Brings an edited budget to the row's lead. */
    void update(int row) {
        JsonNode cells = tool.readTab().path(row - 1);
        long lead = Long.parseLong(cells.path(LinkedRows.LEAD_COLUMN - 1).asText());
        long contact = Long.parseLong(cells.path(LinkedRows.CONTACT_COLUMN - 1).asText());
        tool.amoGet(CONTACTS + "/" + contact);
        // Once to see whether it is there, and once more to change it.
        tool.amoGet(LEADS + "/" + lead);
        tool.amoGet(LEADS + "/" + lead);
        String budget = cells.path(3).asText().replaceAll("\\D", "");
        tool.amo("PATCH", LEADS + "/" + lead, Map.of("price", Long.parseLong(budget)));
        writeBack(row, lead, contact);
    }

    private void writeBack(int row, long lead, long contact) {
        tool.amoGet(LEADS + "/" + lead + "?with=contacts");
        for (int i = 0; i < PIPELINE_LOOKS; i++) {
            lookAtPipeline();
        }
        tool.amoGet(CONTACTS + "/" + contact);
        tool.write(row, "E", "Новая заявка", lead, contact, "https://sandbox/leads/detail/" + lead);
    }

    private void lookAtPipeline() {
        tool.amoGet(LEADS + "/pipelines/" + SampleAccount.SALES);
    }

    private long find(String text) {
        return id(tool.amoGet(CONTACTS + "?query=" + OlderTool.encode(text)), "contacts");
    }

    private static long id(JsonNode answer, String entities) {
        return answer.path("_embedded").path(entities).path(0).path("id").asLong(0);
    }

    private static Map<String, Object> person(String name, String phone, String email) {
        return Map.of("name", name, "custom_fields_values", List.of(field("PHONE", phone), field("EMAIL", email)));
    }

    private static Map<String, Object> field(String code, String value) {
        return Map.of("field_code", code, "values", List.of(Map.of("value", value, "enum_code", "WORK")));
    }
}
