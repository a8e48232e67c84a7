package org.amosheets.sandbox.sheets;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes an answer and leaves out what the field mask does not ask for, without building a tree of it first. */
final class Out {

    /** Writes the fields of one object. */
    @FunctionalInterface
    interface Body {
        void write(Out out) throws IOException;
    }

    /** Writes the fields of one element of a list. */
    @FunctionalInterface
    interface Item<T> {
        void write(Out out, T item) throws IOException;
    }

    private final JsonGenerator json;
    private final FieldMask mask;

    Out(JsonGenerator json, FieldMask mask) {
        this.json = json;
        this.mask = mask;
    }

    boolean wants(String name) {
        return mask.has(name);
    }

    FieldMask mask() {
        return mask;
    }

    void root(Body body) throws IOException {
        json.writeStartObject();
        body.write(this);
        json.writeEndObject();
    }

    void object(String name, Body body) throws IOException {
        if (wants(name)) {
            json.writeFieldName(name);
            new Out(json, mask.child(name)).root(body);
        }
    }

    <T> void list(String name, Iterable<T> items, Item<T> item) throws IOException {
        if (wants(name)) {
            json.writeArrayFieldStart(name);
            Out element = new Out(json, mask.child(name));
            for (T each : items) {
                element.root(out -> item.write(out, each));
            }
            json.writeEndArray();
        }
    }

    void texts(String name, Iterable<String> items) throws IOException {
        if (wants(name)) {
            json.writeArrayFieldStart(name);
            for (String each : items) {
                json.writeString(each);
            }
            json.writeEndArray();
        }
    }

    /** Writes a list of lists of values; a null is an empty text, as in {@code values} of the API. */
    void table(String name, Iterable<? extends Iterable<?>> rows) throws IOException {
        if (wants(name)) {
            json.writeArrayFieldStart(name);
            for (Iterable<?> row : rows) {
                json.writeStartArray();
                for (Object value : row) {
                    plain(value == null ? "" : value);
                }
                json.writeEndArray();
            }
            json.writeEndArray();
        }
    }

    void put(String name, @Nullable Object value) throws IOException {
        if (value != null && wants(name)) {
            json.writeFieldName(name);
            plain(value);
        }
    }

    void put(String name, @Nullable JsonNode value) throws IOException {
        if (value != null && wants(name)) {
            json.writeFieldName(name);
            new Out(json, mask.child(name)).tree(value);
        }
    }

    private void plain(Object value) throws IOException {
        if (value instanceof Double number) {
            number(number);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof CellError error) {
            json.writeString(error.text());
        } else {
            json.writeString(value.toString());
        }
    }

    /** Google writes whole numbers without a point. */
    private void number(double number) throws IOException {
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            json.writeNumber((long) number);
        } else {
            json.writeNumber(new BigDecimal(Double.toString(number)).toPlainString());
        }
    }

    private void tree(JsonNode node) throws IOException {
        if (node.isObject()) {
            json.writeStartObject();
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                put(field.getKey(), field.getValue());
            }
            json.writeEndObject();
        } else if (node.isArray()) {
            json.writeStartArray();
            for (JsonNode each : node) {
                tree(each);
            }
            json.writeEndArray();
        } else {
            json.writeTree(node);
        }
    }
}
