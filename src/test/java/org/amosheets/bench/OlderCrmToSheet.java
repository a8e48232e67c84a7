package org.amosheets.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The ways of the older tools from amoCRM's webhook to the row. */
final class OlderCrmToSheet {

    /** So many leads of a webhook are read with one request. */
    static final int LEADS_A_READ = 50;

    private final OlderTool tool;

    OlderCrmToSheet(OlderTool tool) {
        this.tool = tool;
    }

    /** The tool that follows stages reads leads and contacts together ... */
    void readMoved(List<Long> leads, List<Long> contacts) {
        tool.amoGet("/api/v4/leads?with=contacts&limit=" + LEADS_A_READ + ids(leads));
        tool.amoGet("/api/v4/contacts?limit=" + LEADS_A_READ + ids(contacts));
    }

    /** ... and writes each row's status by itself. */
    void writeStage(int row) {
        tool.write(row, "E", BulkMeasure.IN_WORK);
    }

    /** The tool that follows the amount: it opens the spreadsheet and the tab, then writes e-mail and amount one by one. */
    void amount(int row, long lead, long contact) {
        long price = tool.amoGet("/api/v4/leads/" + lead + "?with=contacts")
                .path("price")
                .asLong();
        String email = email(tool.amoGet("/api/v4/contacts/" + contact));
        tool.openSpreadsheet();
        tool.openSpreadsheet();
        tool.write(row, "C", email);
        tool.write(row, "D", price);
    }

    private static String email(JsonNode contact) {
        for (var field : contact.path("custom_fields_values")) {
            if (field.path("field_code").asText().equals("EMAIL")) {
                return field.path("values").path(0).path("value").asText();
            }
        }
        return "";
    }

    private static String ids(List<Long> ids) {
        StringBuilder query = new StringBuilder();
        ids.forEach(id -> query.append("&filter%5Bid%5D%5B%5D=").append(id));
        return query.toString();
    }
}
