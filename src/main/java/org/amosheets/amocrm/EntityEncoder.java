package org.amosheets.amocrm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.amosheets.mapping.Directory;
import org.amosheets.mapping.Directory.CustomField;

/**
 * Writes a lead's or a contact's changes as amoCRM's JSON. Only what changes is sent: a fetched entity sent back whole is
 * refused for a user who left or a text that is too long now. {@code updated_at} is never sent, v4 does not need it.
 */
final class EntityEncoder {

    private final List<CustomField> fields;
    private final FieldEncoder encoder;

    private EntityEncoder(List<CustomField> fields, Directory directory) {
        this.fields = fields;
        this.encoder = new FieldEncoder(directory.zone());
    }

    static EntityEncoder leads(Directory directory) {
        return new EntityEncoder(directory.leadFields(), directory);
    }

    static EntityEncoder contacts(Directory directory) {
        return new EntityEncoder(directory.contactFields(), directory);
    }

    /** A patch; the entity's id is its request id too, so that amoCRM's faults name it whichever it echoes. */
    ObjectNode patch(EntityWrite write) throws Refusal {
        String id = Long.toString(write.id());
        ObjectNode json = Json.object().put("id", write.id()).put("request_id", id);
        put(json, id, write, false);
        return json;
    }

    /** A new entity; what is empty is left out. */
    ObjectNode create(EntityWrite write) throws Refusal {
        ObjectNode json = Json.object();
        if (!write.requestId().isEmpty()) {
            json.put("request_id", write.requestId());
        }
        put(json, write.requestId(), write, true);
        return json;
    }

    private void put(ObjectNode json, String requestId, EntityWrite write, boolean creating) throws Refusal {
        ArrayNode custom = Json.array();
        for (Map.Entry<String, List<String>> entry : write.fields().entrySet()) {
            List<String> values = entry.getValue();
            if (creating && values.isEmpty()) {
                continue;
            }
            String field = entry.getKey();
            switch (field) {
                case "name" -> json.put("name", one(requestId, field, values));
                case "price" -> json.put("price", values.isEmpty() ? 0 : whole(requestId, field, values));
                case "status" -> status(json, requestId, values);
                case "pipeline" -> {
                    if (!write.fields().containsKey("status")) {
                        json.put("pipeline_id", whole(requestId, field, values));
                    }
                }
                case "phone" -> custom.add(multi("PHONE", values, write.kinds()));
                case "email" -> custom.add(multi("EMAIL", values, write.kinds()));
                default -> custom.add(encoder.encode(requestId, custom(requestId, field), values));
            }
        }
        if (!custom.isEmpty()) {
            json.set("custom_fields_values", custom);
        }
    }

    /** Won and lost have the same id in every pipeline, so a status always travels with its pipeline. */
    private static void status(ObjectNode json, String requestId, List<String> values) throws Refusal {
        String[] pair = one(requestId, "status", values).split(":", -1);
        if (pair.length != 2) {
            throw new Refusal(requestId, "status", "InvalidType", "Not a pipeline's and a status's id.");
        }
        json.put("pipeline_id", whole(requestId, "status", List.of(pair[0])));
        json.put("status_id", whole(requestId, "status", List.of(pair[1])));
    }

    private static ObjectNode multi(String code, List<String> values, Map<String, String> kinds) {
        ObjectNode entry = Json.object().put("field_code", code);
        if (values.isEmpty()) {
            return entry.putNull("values");
        }
        ArrayNode items = entry.putArray("values");
        values.forEach(
                value -> items.addObject().put("value", value).put("enum_code", kinds.getOrDefault(value, "WORK")));
        return entry;
    }

    private CustomField custom(String requestId, String field) throws Refusal {
        for (CustomField known : fields) {
            if (field.equals("custom:" + known.id())) {
                return known;
            }
        }
        throw new Refusal(requestId, field, "FieldNotExpected", "The account has no such field.");
    }

    private static String one(String requestId, String field, List<String> values) throws Refusal {
        if (values.size() > 1) {
            throw new Refusal(requestId, field, "TooManyValues", "The field takes one value.");
        }
        return values.isEmpty() ? "" : values.get(0);
    }

    private static long whole(String requestId, String field, List<String> values) throws Refusal {
        try {
            return Long.parseLong(one(requestId, field, values).strip());
        } catch (NumberFormatException notWhole) {
            throw new Refusal(requestId, field, "InvalidType", "Not a whole number.");
        }
    }
}
