package org.amosheets.sandbox.amocrm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A custom field's definition. */
public record CustomField(
        long id,
        String name,
        @Nullable String code,
        String type,
        String entityType,
        boolean apiOnly,
        boolean predefined,
        int sort,
        List<EnumOption> enums) {

    /** The types as the events API numbers them; 1 (text) for those that the sandbox does not know. */
    private static final List<String> NUMBERED = List.of(
            "",
            "text",
            "numeric",
            "checkbox",
            "select",
            "multiselect",
            "date",
            "url",
            "multitext",
            "textarea",
            "radiobutton",
            "streetaddress",
            "",
            "smart_address",
            "birthday",
            "legal_entity",
            "items",
            "",
            "",
            "date_time",
            "monetary");

    public CustomField {
        enums = List.copyOf(enums);
    }

    boolean isList() {
        return type.equals("select") || type.equals("multiselect") || type.equals("radiobutton");
    }

    Optional<EnumOption> option(long enumId) {
        return enums.stream().filter(option -> option.id() == enumId).findFirst();
    }

    Optional<EnumOption> optionByCode(String enumCode) {
        return enums.stream().filter(option -> enumCode.equals(option.code())).findFirst();
    }

    Optional<EnumOption> optionByLabel(String label) {
        return enums.stream().filter(option -> option.value().equals(label)).findFirst();
    }

    int typeNumber() {
        return Math.max(1, NUMBERED.indexOf(type));
    }

    ObjectNode json(String self, long accountId) {
        ObjectNode json = Json.object();
        json.put("id", id).put("name", name).put("type", type).put("account_id", accountId);
        json.put("code", code).put("sort", sort).put("is_api_only", apiOnly);
        if (enums.isEmpty()) {
            json.putNull("enums");
        } else {
            ArrayNode list = json.putArray("enums");
            for (EnumOption option : enums) {
                ObjectNode item = list.addObject();
                item.put("id", option.id()).put("value", option.value()).put("sort", option.sort());
                if (option.code() != null) {
                    item.put("code", option.code());
                }
            }
        }
        json.putNull("group_id").putNull("required_statuses");
        json.putArray("hidden_statuses");
        json.put("is_deletable", !predefined);
        if (entityType.equals("leads")) {
            json.put("is_computed", false);
        } else {
            json.put("is_predefined", predefined);
        }
        json.put("entity_type", entityType).putNull("remind").putNull("currency");
        json.set("_links", Json.link(self));
        return json;
    }
}
