package org.amosheets.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code custom_fields_values} ("Custom fields" of amoCRM's docs), where only filled fields appear. */
final class CustomValues {

    private final Map<Long, List<String>> byId = new LinkedHashMap<>();
    private final List<String> phones = new ArrayList<>();
    private final List<String> emails = new ArrayList<>();
    private final Map<String, String> kinds = new LinkedHashMap<>();

    private CustomValues() {}

    static CustomValues read(JsonNode entity) {
        CustomValues values = new CustomValues();
        for (JsonNode field : entity.path("custom_fields_values")) {
            List<String> texts = texts(field.path("values"));
            switch (Json.text(field.path("field_code"))) {
                case "PHONE" -> {
                    values.phones.addAll(texts);
                    values.kinds(field.path("values"));
                }
                case "EMAIL" -> {
                    values.emails.addAll(texts);
                    values.kinds(field.path("values"));
                }
                default -> {
                    if (!texts.isEmpty()) {
                        values.byId.put(field.path("field_id").asLong(), List.copyOf(texts));
                    }
                }
            }
        }
        return values;
    }

    /** Values by field id, with those of fields that have a meaning of their own (phones, e-mails) left out. */
    Map<Long, List<String>> byId() {
        return Map.copyOf(byId);
    }

    List<String> phones() {
        return List.copyOf(phones);
    }

    List<String> emails() {
        return List.copyOf(emails);
    }

    /** What kind a value is, where it is not the usual one. */
    Map<String, String> kinds() {
        return Map.copyOf(kinds);
    }

    private void kinds(JsonNode values) {
        for (JsonNode item : values) {
            String kind = Json.text(item.path("enum_code"));
            if (!kind.isEmpty() && !kind.equals("WORK")) {
                kinds.put(Json.text(item.path("value")), kind);
            }
        }
    }

    private static List<String> texts(JsonNode values) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : values) {
            JsonNode value = item.isObject() ? item.path("value") : item;
            // Address, legal entity and their like have objects: shown as they are, never written.
            String text = value.isContainerNode() ? value.toString() : Json.text(value);
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return texts;
    }
}
