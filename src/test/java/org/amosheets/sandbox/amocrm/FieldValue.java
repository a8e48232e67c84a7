package org.amosheets.sandbox.amocrm;

import org.jspecify.annotations.Nullable;

/** One value of a custom field: text, a Unix second or a yes/no, with its choice where the field has choices. */
public record FieldValue(
        Object value, @Nullable Long enumId, @Nullable String enumCode) {

    static FieldValue of(Object value) {
        return new FieldValue(value, null, null);
    }

    public String text() {
        return String.valueOf(value);
    }
}
