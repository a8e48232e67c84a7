package org.amosheets.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads what the sheet's script says: which rows to look at. Their values are not taken from here, as they may be out of
 * date when they are looked at.
 */
final class SheetHints {

    /** The most rows that a Google spreadsheet can have is ten million, its limit of cells. */
    private static final int LAST_ROW = 10_000_000;

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,8}");

    private SheetHints() {}

    /** The numbers of the rows that the body names, as often as it names them; the header's number among them. */
    static List<Integer> rows(String body) {
        JsonNode root = Json.readObject(body);
        if (!root.has("rows") && !root.has("row_index")) {
            throw ProblemException.badRequest(
                    "The body names no rows; send {\"rows\":[{\"row\":5}]} or {\"row_index\":5,\"data\":{}}.");
        }
        List<Integer> rows = new ArrayList<>();
        if (root.has("rows")) {
            JsonNode list = root.path("rows");
            check(list.isArray(), "The member rows is not a list; send a list of objects with a row each.");
            list.forEach(entry -> rows.add(row(entry)));
        }
        if (root.has("row_index")) {
            checkValues(root, "data");
            rows.add(number(root.path("row_index"), "row_index"));
        }
        return rows;
    }

    private static int row(JsonNode entry) {
        check(entry.isObject(), "An entry of rows is not an object; send objects with a row each.");
        checkValues(entry, "values");
        JsonNode key = entry.path("key");
        check(key.isMissingNode() || key.isNull() || key.isTextual(), "The key of a row is not text; leave it out.");
        return number(entry.path("row"), "row");
    }

    private static void checkValues(JsonNode node, String name) {
        JsonNode values = node.path(name);
        check(
                values.isMissingNode() || values.isNull() || values.isObject(),
                "The member " + name + " is not an object; send the row's values by their column, or leave it out.");
    }

    private static int number(JsonNode node, String name) {
        double number = -1;
        if (node.isNumber()) {
            number = node.doubleValue();
        } else if (node.isTextual() && DIGITS.matcher(node.textValue().strip()).matches()) {
            number = Integer.parseInt(node.textValue().strip());
        }
        check(
                number == Math.rint(number) && number >= 1 && number <= LAST_ROW,
                "The member " + name + " is not a row's number; send a whole number from 1 to " + LAST_ROW + ".");
        return (int) number;
    }

    private static void check(boolean right, String otherwise) {
        if (!right) {
            throw ProblemException.badRequest(otherwise);
        }
    }
}
