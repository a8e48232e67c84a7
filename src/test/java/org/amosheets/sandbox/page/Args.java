package org.amosheets.sandbox.page;

import com.fasterxml.jackson.databind.JsonNode;

/** What the browser sent with an action. */
record Args(JsonNode json) {

    /** Empty where it is missing. */
    String text(String name) {
        return json.path(name).asText("");
    }

    boolean flag(String name) {
        JsonNode value = json.path(name);
        if (!value.isBoolean()) {
            throw new IllegalArgumentException("'" + name + "' must be true or false");
        }
        return value.booleanValue();
    }

    long number(String name) {
        JsonNode value = json.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException("'" + name + "' must be a whole number");
        }
        return value.longValue();
    }

    /** A number of a row below the header, or of a column. */
    int position(String name, int first) {
        long number = number(name);
        if (number < first || number > 100_000) {
            throw new IllegalArgumentException("'" + name + "' must be " + first + " or more");
        }
        return (int) number;
    }
}
