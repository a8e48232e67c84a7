package org.amosheets.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads what an event says of fields ("Events and notes" of amoCRM's docs); other events say nothing. */
final class EventReader {

    private EventReader() {}

    static List<FieldEvent> fields(JsonNode event) {
        JsonNode before = event.path("value_before");
        JsonNode after = event.path("value_after");
        String type = Json.text(event.path("type"));
        return switch (type) {
            case "name_field_changed" ->
                List.of(read(
                        event,
                        "name",
                        plain(before, "name_field_value", "name"),
                        plain(after, "name_field_value", "name")));
            case "sale_field_changed" ->
                List.of(read(
                        event,
                        "price",
                        plain(before, "sale_field_value", "sale"),
                        plain(after, "sale_field_value", "sale")));
            case "lead_status_changed" -> List.of(read(event, "status", status(before), status(after)));
            default -> type.matches("custom_field_(\\d+_)?value_changed") ? custom(event, before, after) : List.of();
        };
    }

    private static List<FieldEvent> custom(JsonNode event, JsonNode before, JsonNode after) {
        Set<Long> ids = new LinkedHashSet<>();
        for (JsonNode list : List.of(before, after)) {
            list.forEach(item -> ids.add(fieldId(item)));
        }
        List<FieldEvent> found = new ArrayList<>();
        for (long id : ids) {
            found.add(read(event, "custom:" + id, texts(before, id), texts(after, id)));
        }
        return found;
    }

    private static FieldEvent read(JsonNode event, String field, List<String> before, List<String> after) {
        return new FieldEvent(
                Json.text(event.path("id")),
                event.path("entity_id").asLong(),
                event.path("created_at").asLong(),
                event.path("created_by").asLong(),
                field,
                before,
                after);
    }

    private static List<String> plain(JsonNode values, String kind, String name) {
        List<String> texts = new ArrayList<>();
        values.forEach(item -> texts.add(Json.text(item.path(kind).path(name))));
        return filled(texts);
    }

    private static List<String> status(JsonNode values) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : values) {
            JsonNode status = item.path("lead_status");
            if (status.hasNonNull("id")) {
                texts.add(status.path("pipeline_id").asLong() + ":"
                        + status.path("id").asLong());
            }
        }
        return texts;
    }

    private static List<String> texts(JsonNode values, long fieldId) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : values) {
            if (fieldId(item) == fieldId) {
                texts.add(Json.text(item.path("custom_field_value").path("text")));
            }
        }
        return filled(texts);
    }

    private static long fieldId(JsonNode item) {
        return item.path("custom_field_value").path("field_id").asLong();
    }

    private static List<String> filled(List<String> texts) {
        return texts.stream().filter(text -> !text.isEmpty()).toList();
    }
}
