package org.amosheets.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Reads what the sheet's script says: which rows to look at. Their values are not taken from here, as they may be out of
 * date when they are looked at. Read as a stream, as the address is open to the world: a tree of a hostile body costs many
 * times its length.
 */
final class SheetHints {

    /** The most rows that a Google spreadsheet can have is ten million, its limit of cells. */
    private static final int LAST_ROW = 10_000_000;

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,8}");

    private final JsonParser json;
    private final List<Integer> rows = new ArrayList<>();
    private boolean readAgain;
    private boolean named;

    private SheetHints(JsonParser json) {
        this.json = json;
    }

    /**
     * What the body says.
     *
     * @param rows the numbers of the rows that it names, as often as it names them; the header's number among them
     * @param readAgain whether the whole tab is to be read: more changed than the named rows
     */
    record Said(List<Integer> rows, boolean readAgain) {}

    static Said read(String body) {
        SheetHints hints = Json.readObject(body, json -> {
            SheetHints reading = new SheetHints(json);
            reading.body();
            return reading;
        });
        check(hints.named, "The body names no rows; send {\"rows\":[{\"row\":5}]} or {\"row_index\":5,\"data\":{}}.");
        return new Said(hints.rows, hints.readAgain);
    }

    private void body() throws IOException {
        boolean values = true;
        boolean index = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            switch (member()) {
                case "rows" -> list();
                case "row_index" -> {
                    rows.add(number("row_index"));
                    index = true;
                }
                case "readAgain" -> readAgain = flag();
                case "data" -> values = mayBe(JsonToken.START_OBJECT);
                default -> json.skipChildren();
            }
        }
        named |= index || readAgain;
        check(values || !index, SheetHints::noObject, "data");
    }

    private void list() throws IOException {
        named = true;
        check(
                json.currentToken() == JsonToken.START_ARRAY,
                "The member rows is not a list; send a list of objects with a row each.");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            check(
                    json.currentToken() == JsonToken.START_OBJECT,
                    "An entry of rows is not an object; send objects with a row each.");
            row();
        }
    }

    private void row() throws IOException {
        boolean numbered = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            switch (member()) {
                case "row" -> {
                    rows.add(number("row"));
                    numbered = true;
                }
                case "values" -> check(mayBe(JsonToken.START_OBJECT), SheetHints::noObject, "values");
                case "key" -> check(mayBe(JsonToken.VALUE_STRING), "The key of a row is not text; leave it out.");
                default -> json.skipChildren();
            }
        }
        check(numbered, SheetHints::noNumber, "row");
    }

    /** The name of the member whose value is the current token now. */
    private String member() throws IOException {
        String name = json.currentName();
        json.nextToken();
        return name;
    }

    /** Whether the value is of this kind, or null; passes it. */
    private boolean mayBe(JsonToken kind) throws IOException {
        JsonToken token = json.currentToken();
        json.skipChildren();
        return token == kind || token == JsonToken.VALUE_NULL;
    }

    private boolean flag() {
        JsonToken token = json.currentToken();
        check(
                token.isBoolean() || token == JsonToken.VALUE_NULL,
                "The member readAgain is neither true nor false; leave it out where the rows are named.");
        return token == JsonToken.VALUE_TRUE;
    }

    private int number(String name) throws IOException {
        double number = -1;
        JsonToken token = json.currentToken();
        if (token.isNumeric()) {
            number = json.getDoubleValue();
        } else if (token == JsonToken.VALUE_STRING) {
            String text = json.getText().strip();
            number = DIGITS.matcher(text).matches() ? Integer.parseInt(text) : -1;
        }
        check(number == Math.rint(number) && number >= 1 && number <= LAST_ROW, SheetHints::noNumber, name);
        return (int) number;
    }

    private static String noNumber(String name) {
        return "The member " + name + " is not a row's number; send a whole number from 1 to " + LAST_ROW + ".";
    }

    private static String noObject(String name) {
        return "The member " + name + " is not an object; send the row's values by their column, or leave it out.";
    }

    private static void check(boolean right, String otherwise) {
        if (!right) {
            throw ProblemException.badRequest(otherwise);
        }
    }

    /** The text is made only where it is needed: a body can name a hundred thousand rows. */
    private static void check(boolean right, UnaryOperator<String> otherwise, String member) {
        if (!right) {
            throw ProblemException.badRequest(otherwise.apply(member));
        }
    }
}
