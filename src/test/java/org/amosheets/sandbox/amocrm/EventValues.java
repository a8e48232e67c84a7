package org.amosheets.sandbox.amocrm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;

/** The shapes of {@code value_before} and {@code value_after}. */
final class EventValues {

    private EventValues() {}

    static ArrayNode none() {
        return Json.array();
    }

    static ArrayNode name(String name) {
        ArrayNode list = Json.array();
        list.addObject().putObject("name_field_value").put("name", name);
        return list;
    }

    static ArrayNode sale(long price) {
        ArrayNode list = Json.array();
        list.addObject().putObject("sale_field_value").put("sale", price);
        return list;
    }

    static ArrayNode status(long pipeline, long status) {
        ArrayNode list = Json.array();
        list.addObject().putObject("lead_status").put("id", status).put("pipeline_id", pipeline);
        return list;
    }

    static ArrayNode responsible(long user) {
        ArrayNode list = Json.array();
        list.addObject().putObject("responsible_user").put("id", user);
        return list;
    }

    static ArrayNode link(String type, long id) {
        ArrayNode list = Json.array();
        list.addObject().putObject("link").putObject("entity").put("type", type).put("id", id);
        return list;
    }

    static ArrayNode field(CustomField field, List<FieldValue> values) {
        ArrayNode list = Json.array();
        for (FieldValue value : values) {
            list.addObject()
                    .putObject("custom_field_value")
                    .put("field_id", field.id())
                    .put("field_type", field.typeNumber())
                    .put("enum_id", value.enumId())
                    .put("text", value.text());
        }
        return list;
    }
}
