package org.amosheets.amocrm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.amosheets.mapping.Directory.CustomField;
import org.amosheets.mapping.Directory.Option;

/** Writes one custom field's values in the shape that its type wants ("Custom fields" of amoCRM's docs). */
final class FieldEncoder {

    private final ZoneId zone;

    FieldEncoder(ZoneId zone) {
        this.zone = zone;
    }

    /** The field's entry of {@code custom_fields_values}. */
    ObjectNode encode(String requestId, CustomField field, List<String> values) throws Refusal {
        ObjectNode entry = Json.object().put("field_id", field.id());
        if (values.isEmpty()) {
            return entry.putNull("values"); // the one null that amoCRM takes: it empties the field
        }
        boolean several = field.type().equals("multiselect") || field.type().equals("multitext");
        if (values.size() > 1 && !several) {
            throw refusal(requestId, field, "TooManyValues", "The field takes one value.");
        }
        ArrayNode items = entry.putArray("values");
        for (String value : values) {
            items.add(item(requestId, field, value));
        }
        return entry;
    }

    private ObjectNode item(String requestId, CustomField field, String value) throws Refusal {
        ObjectNode item = Json.object();
        return switch (field.type()) {
            case "numeric", "monetary", "price" -> item.put("value", number(requestId, field, value));
            case "checkbox" -> item.put("value", yes(requestId, field, value));
            case "select", "multiselect", "radiobutton", "category" ->
                item.put("enum_id", option(requestId, field, value));
            case "date", "birthday", "date_time" -> item.put("value", seconds(requestId, field, value));
            case "multitext" -> multitext(item.put("value", value), field);
            case "smart_address",
                    "legal_entity",
                    "items",
                    "linked_entity",
                    "chained_list",
                    "file",
                    "payer",
                    "supplier" ->
                throw refusal(requestId, field, "NotWritable", "A field of type " + field.type() + " is only read.");
            default -> item.put("value", value);
        };
    }

    /** amoCRM wants a kind for each phone or e-mail; WORK is the one that both have. */
    private static ObjectNode multitext(ObjectNode item, CustomField field) {
        for (String kind : List.of("WORK", "OTHER")) {
            boolean known = field.options().isEmpty()
                    || field.options().stream()
                            .anyMatch(option -> option.value().equalsIgnoreCase(kind));
            if (known) {
                return item.put("enum_code", kind);
            }
        }
        return item.put("enum_id", field.options().get(0).id());
    }

    private static String number(String requestId, CustomField field, String value) throws Refusal {
        try {
            return new BigDecimal(value.strip()).toPlainString();
        } catch (NumberFormatException notANumber) {
            throw refusal(requestId, field, "InvalidType", "Not a number.");
        }
    }

    private static boolean yes(String requestId, CustomField field, String value) throws Refusal {
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "да" -> true;
            case "false", "0", "no", "нет" -> false;
            default -> throw refusal(requestId, field, "InvalidType", "Neither yes nor no.");
        };
    }

    private static long option(String requestId, CustomField field, String label) throws Refusal {
        for (Option option : field.options()) {
            if (option.value().equals(label)) {
                return option.id();
            }
        }
        List<Option> alike = field.options().stream()
                .filter(option -> option.value().strip().equalsIgnoreCase(label.strip()))
                .toList();
        if (alike.size() != 1) {
            throw refusal(requestId, field, "NotSupportedChoice", "The field has no such option.");
        }
        return alike.get(0).id();
    }

    /** amoCRM keeps a date as the account's midnight, whatever second of the day was sent. */
    private long seconds(String requestId, CustomField field, String value) throws Refusal {
        String text = value.strip();
        try {
            if (text.indexOf('T') < 0) {
                return LocalDate.parse(text).atStartOfDay(zone).toEpochSecond();
            }
            boolean hasZone = text.endsWith("Z") || text.indexOf('+') > 0 || text.lastIndexOf('-') > text.indexOf('T');
            return hasZone
                    ? OffsetDateTime.parse(text).toEpochSecond()
                    : LocalDateTime.parse(text).atZone(zone).toEpochSecond();
        } catch (DateTimeException notADate) {
            throw refusal(requestId, field, "InvalidType", "Not a date like 2026-11-21.");
        }
    }

    private static Refusal refusal(String requestId, CustomField field, String code, String detail) {
        return new Refusal(requestId, field.name(), code, detail);
    }
}
