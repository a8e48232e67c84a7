package org.amosheets.sandbox.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code custom_fields_values} of a write, and says what is wrong with them. */
final class FieldReader {

    private static final int TEXT_LIMIT = 255;
    private static final Set<String> FIELD_KEYS =
            Set.of("field_id", "field_code", "field_name", "field_type", "values", "is_computed");
    private static final Set<String> VALUE_KEYS = Set.of("value", "enum_id", "enum_code");

    private final FieldCatalog catalog;
    private final ZoneId zone;

    FieldReader(FieldCatalog catalog, ZoneId zone) {
        this.catalog = catalog;
        this.zone = zone;
    }

    /** The values by field; an empty list clears the field. */
    Map<Long, List<FieldValue>> read(JsonNode list, String path, Problems problems) {
        Map<Long, List<FieldValue>> result = new LinkedHashMap<>();
        if (list.isNull() || list.isMissingNode()) {
            return result;
        }
        if (!list.isArray()) {
            problems.invalidType(path, "array");
            return result;
        }
        for (int i = 0; i < list.size(); i++) {
            JsonNode item = list.get(i);
            String at = path + "." + i;
            unknownKeys(item, FIELD_KEYS, at, problems);
            Optional<CustomField> field = field(item);
            if (field.isEmpty()) {
                problems.notSupported(at + (item.has("field_id") ? ".field_id" : ".field_code"));
                continue;
            }
            result.put(field.get().id(), values(field.get(), item.path("values"), at + ".values", problems));
        }
        return result;
    }

    private Optional<CustomField> field(JsonNode item) {
        if (item.hasNonNull("field_id")) {
            return Optional.ofNullable(catalog.byId(item.get("field_id").asLong()));
        }
        return catalog.byCode(item.path("field_code").asText());
    }

    private List<FieldValue> values(CustomField field, JsonNode values, String path, Problems problems) {
        List<FieldValue> result = new ArrayList<>();
        if (values.isNull()) {
            return result;
        }
        if (!values.isArray()) {
            problems.invalidType(path, "array");
            return result;
        }
        for (int i = 0; i < values.size(); i++) {
            JsonNode item = values.get(i);
            String at = path + "." + i;
            unknownKeys(item, VALUE_KEYS, at, problems);
            // An empty text clears a text field: only filled fields exist.
            if (!item.path("value").asText("x").isEmpty()) {
                value(field, item, at, problems).ifPresent(result::add);
            }
        }
        return result;
    }

    private static void unknownKeys(JsonNode item, Set<String> known, String path, Problems problems) {
        for (Iterator<String> keys = item.fieldNames(); keys.hasNext(); ) {
            String key = keys.next();
            boolean emptyChoice = key.startsWith("enum_") && item.get(key).isNull();
            if (!known.contains(key) || emptyChoice) {
                problems.notExpected(path + "." + key);
            }
        }
    }

    private Optional<FieldValue> value(CustomField field, JsonNode item, String path, Problems problems) {
        JsonNode value = item.path("value");
        String at = path + ".value";
        if (field.isList()) {
            return choice(field, item, path, problems);
        }
        return switch (field.type()) {
            case "multitext" -> multitext(field, item, path, problems);
            case "checkbox" -> {
                if (!value.isBoolean()) {
                    problems.invalidType(at, "bool");
                    yield Optional.empty();
                }
                yield Optional.of(FieldValue.of(value.asBoolean()));
            }
            case "numeric", "monetary" -> number(value, at, problems);
            case "date", "birthday", "date_time" -> moment(field, value, at, problems);
            default -> text(value, at, field.type().equals("textarea"), problems);
        };
    }

    private Optional<FieldValue> choice(CustomField field, JsonNode item, String path, Problems problems) {
        Optional<EnumOption> option;
        String at;
        if (item.hasNonNull("enum_id")) {
            option = field.option(item.get("enum_id").asLong());
            at = path + ".enum_id";
        } else if (item.hasNonNull("enum_code")) {
            option = field.optionByCode(item.get("enum_code").asText());
            at = path + ".enum_code";
        } else {
            option = field.optionByLabel(item.path("value").asText());
            at = path + ".value";
        }
        if (option.isEmpty()) {
            problems.notSupported(at);
        }
        return option.map(found -> new FieldValue(found.value(), found.id(), found.code()));
    }

    private Optional<FieldValue> multitext(CustomField field, JsonNode item, String path, Problems problems) {
        Optional<FieldValue> text = text(item.path("value"), path + ".value", false, problems);
        Optional<EnumOption> kind;
        if (item.hasNonNull("enum_id")) {
            kind = field.option(item.get("enum_id").asLong());
        } else if (item.hasNonNull("enum_code")) {
            kind = field.optionByCode(item.get("enum_code").asText());
        } else {
            kind = field.enums().stream().findFirst();
        }
        if (kind.isEmpty()) {
            problems.notSupported(path + (item.has("enum_id") ? ".enum_id" : ".enum_code"));
            return Optional.empty();
        }
        return text.map(value ->
                new FieldValue(value.value(), kind.get().id(), kind.get().code()));
    }

    private static Optional<FieldValue> text(JsonNode value, String path, boolean anyLength, Problems problems) {
        if (!value.isTextual() && !value.isNumber()) {
            problems.invalidType(path, "string");
            return Optional.empty();
        }
        if (!anyLength && value.asText().length() > TEXT_LIMIT) {
            problems.tooLong(path);
            return Optional.empty();
        }
        return Optional.of(FieldValue.of(value.asText()));
    }

    private static Optional<FieldValue> number(JsonNode value, String path, Problems problems) {
        try {
            String text = value.isTextual() || value.isNumber() ? value.asText() : "";
            return Optional.of(FieldValue.of(new BigDecimal(text).toPlainString()));
        } catch (NumberFormatException e) {
            problems.invalidType(path, "numeric");
            return Optional.empty();
        }
    }

    private Optional<FieldValue> moment(CustomField field, JsonNode value, String path, Problems problems) {
        long seconds;
        try {
            if (value.isIntegralNumber()) {
                seconds = value.asLong();
            } else {
                String text = value.asText();
                seconds = Query.asNumber(text)
                        .orElseGet(() -> OffsetDateTime.parse(text).toEpochSecond());
            }
        } catch (DateTimeException e) {
            problems.invalidType(path, "int");
            return Optional.empty();
        }
        if (field.type().equals("date_time")) {
            return Optional.of(FieldValue.of(seconds));
        }
        // A date has no time of day: the server snaps it to the account's midnight.
        long midnight = Instant.ofEpochSecond(seconds)
                .atZone(zone)
                .toLocalDate()
                .atStartOfDay(zone)
                .toEpochSecond();
        return Optional.of(FieldValue.of(midnight));
    }
}
