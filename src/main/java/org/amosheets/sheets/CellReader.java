package org.amosheets.sheets;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;
import org.amosheets.sync.Cell;
import org.jspecify.annotations.Nullable;

/** Reads one cell: what was entered, and what it amounts to. */
final class CellReader {

    private static final Map<String, String> ERRORS = Map.of(
            "REF", "#REF!",
            "N_A", "#N/A",
            "DIVIDE_BY_ZERO", "#DIV/0!",
            "VALUE", "#VALUE!",
            "NAME", "#NAME?",
            "NUM", "#NUM!",
            "NULL_VALUE", "#NULL!",
            "LOADING", "Loading...");

    private CellReader() {}

    static Cell read(JsonParser json) throws IOException {
        @Nullable Cell entered = null;
        @Nullable Cell effective = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "userEnteredValue" -> entered = value(json);
                case "effectiveValue" -> effective = value(json);
                default -> json.skipChildren();
            }
        }
        return combined(entered, effective);
    }

    private static Cell combined(@Nullable Cell entered, @Nullable Cell effective) {
        if (effective == null) {
            return entered == null ? Cell.EMPTY : entered;
        }
        // A value that nobody entered here spills over from an array formula in another cell: read-only all the same.
        return new Cell(effective.kind(), effective.text(), entered == null ? "" : entered.formula());
    }

    private static Cell value(JsonParser json) throws IOException {
        Cell value = Cell.EMPTY;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "numberValue" -> value = Cell.number(json.getDecimalValue());
                case "stringValue" -> value = Cell.text(json.getText());
                case "boolValue" -> value = Cell.bool(json.getBooleanValue());
                case "formulaValue" -> value = Cell.EMPTY.withFormula(json.getText());
                case "errorValue" -> value = error(json);
                default -> json.skipChildren();
            }
        }
        return value;
    }

    private static Cell error(JsonParser json) throws IOException {
        String type = "ERROR";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("type")) {
                type = json.getText();
            } else {
                json.skipChildren();
            }
        }
        return new Cell(Cell.Kind.ERROR, ERRORS.getOrDefault(type, "#ERROR!"), null);
    }
}
