package org.amosheets.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON from strangers, and back to them. */
final class Json {

    /** Names are not kept for reuse: those that hash alike would make the table of them slow to search. */
    private static final ObjectMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxNumberLength(64)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final ObjectMapper WRITER = JsonMapper.builder().build();

    private Json() {}

    /** Reads one JSON object; anything else is the sender's fault. */
    static JsonNode readObject(String text) {
        JsonNode node;
        try {
            node = STRICT.readTree(text);
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            throw unreadable();
        }
        if (node == null || !node.isObject()) {
            throw noObject();
        }
        return node;
    }

    /** Reads one JSON object token by token, as {@link #readObject(String)} reads it at once. */
    static <T> T readObject(String text, Reading<T> reading) {
        try (JsonParser json = STRICT.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw noObject();
            }
            T read = reading.read(json);
            if (json.nextToken() != null) {
                throw unreadable();
            }
            return read;
        } catch (IOException unreadable) {
            throw unreadable();
        }
    }

    /** Reads an object's members; the current token is the object's start before, and its end after. */
    @FunctionalInterface
    interface Reading<T> {
        T read(JsonParser json) throws IOException;
    }

    /** Without a cause: its message would quote the body. */
    private static ProblemException unreadable() {
        return ProblemException.badRequest("The body is not readable as JSON; send one JSON object in UTF-8.");
    }

    private static ProblemException noObject() {
        return ProblemException.badRequest("The body is not a JSON object; send one as the documentation shows.");
    }

    static String write(Object value) {
        try {
            return WRITER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Tried to write an answer as JSON but failed", e);
        }
    }
}
