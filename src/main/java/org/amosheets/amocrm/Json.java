package org.amosheets.amocrm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON in and out. */
final class Json {

    /** Names from strangers are not kept for reuse: those that hash alike would make the table of them slow to search. */
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build());

    private Json() {}

    /** Reads JSON; a missing node for no bytes. */
    static JsonNode read(byte[] bytes) throws IOException {
        JsonNode node = bytes.length == 0 ? null : MAPPER.readTree(bytes);
        return node == null ? MissingNode.getInstance() : node;
    }

    /** Reads JSON token by token. */
    static JsonParser stream(String text) throws IOException {
        return MAPPER.createParser(text);
    }

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** The text of a node; empty for null, absent, and what is no plain value. */
    static String text(JsonNode node) {
        return node.isNull() ? "" : node.asText("");
    }
}
