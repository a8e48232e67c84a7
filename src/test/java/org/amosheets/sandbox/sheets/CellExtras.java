package org.amosheets.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;

/** What a cell may carry besides its value. The JSON nodes are never changed once they are in here. */
record CellExtras(
        @Nullable JsonNode format,
        @Nullable String note,
        @Nullable JsonNode validation) {

    private static final CellExtras NONE = new CellExtras(null, null, null);

    static CellExtras of(Cell cell) {
        return cell.extras() == null ? NONE : cell.extras();
    }

    static CellExtras numberFormat(String type) {
        var format = JsonNodeFactory.instance.objectNode();
        format.putObject("numberFormat").put("type", type);
        return new CellExtras(format, null, null);
    }

    boolean isEmpty() {
        return format == null && note == null && validation == null;
    }

    CellExtras withFormat(@Nullable JsonNode other) {
        return new CellExtras(other, note, validation);
    }

    CellExtras withNote(@Nullable String other) {
        return new CellExtras(format, other, validation);
    }

    CellExtras withValidation(@Nullable JsonNode other) {
        return new CellExtras(format, note, other);
    }

    String numberFormatType() {
        return format == null ? "" : format.path("numberFormat").path("type").asText("");
    }

    String numberPattern() {
        return format == null ? "" : format.path("numberFormat").path("pattern").asText("");
    }
}
