package org.amosheets.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes CellData into cells: the fields of the mask are set, or cleared where the data lacks them. */
final class CellEdit {

    static final JsonNode NO_DATA = MissingNode.getInstance();

    private static final FieldMask KNOWN =
            FieldMask.parse("userEnteredValue(*),userEnteredFormat(*),note,dataValidation(*),textFormatRuns(*)");

    private final FieldMask mask;

    CellEdit(FieldMask mask) {
        mask.mustFit(KNOWN, "");
        this.mask = mask;
    }

    Cell apply(Cell old, JsonNode data) {
        Cell cell = old;
        if (mask.has("userEnteredValue")) {
            cell = cell.withEntered(entered(data.path("userEnteredValue")));
        }
        CellExtras extras = CellExtras.of(cell);
        if (mask.has("userEnteredFormat")) {
            extras = extras.withFormat(
                    format(extras.format(), data.path("userEnteredFormat"), mask.child("userEnteredFormat")));
        }
        if (mask.has("note")) {
            extras = extras.withNote(data.hasNonNull("note") ? data.path("note").asText() : null);
        }
        if (mask.has("dataValidation")) {
            extras = extras.withValidation(data.hasNonNull("dataValidation") ? data.path("dataValidation") : null);
        }
        return cell.withExtras(extras);
    }

    static @Nullable Object entered(JsonNode value) {
        if (!value.isObject() || value.isEmpty()) {
            return null;
        }
        if (value.size() > 1) {
            throw ApiError.invalid("Only one kind of value may be set: " + value);
        }
        Map.Entry<String, JsonNode> only = value.properties().iterator().next();
        JsonNode content = only.getValue();
        switch (only.getKey()) {
            case "stringValue" -> {
                return content.asText();
            }
            case "numberValue" -> {
                if (!content.isNumber()) {
                    throw ApiError.invalid("Invalid value at 'number_value': " + content);
                }
                return content.doubleValue();
            }
            case "boolValue" -> {
                return content.asBoolean();
            }
            case "formulaValue" -> {
                if (!content.asText().startsWith("=")) {
                    throw ApiError.invalid("A formula must begin with '=': " + content.asText());
                }
                return new Formula(content.asText());
            }
            default ->
                throw ApiError.invalid(
                        "Unknown name \"" + only.getKey() + "\" at 'user_entered_value': Cannot find field.");
        }
    }

    private static @Nullable JsonNode format(@Nullable JsonNode old, JsonNode data, FieldMask fields) {
        if (fields.isAll()) {
            return data.isObject() && !data.isEmpty() ? data : null;
        }
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        if (old instanceof ObjectNode before) {
            merged.setAll(before);
        }
        for (String name : fields.names()) {
            merged.remove(name);
            if (data.has(name)) {
                merged.set(name, data.path(name));
            }
        }
        return merged.isEmpty() ? null : merged;
    }
}
