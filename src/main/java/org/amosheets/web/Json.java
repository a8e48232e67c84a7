package org.amosheets.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
            // Not as the cause: its message quotes the body.
            throw ProblemException.badRequest("The body is not readable as JSON; send one JSON object in UTF-8.");
        }
        if (node == null || !node.isObject()) {
            throw ProblemException.badRequest("The body is not a JSON object; send one as the documentation shows.");
        }
        return node;
    }

    static String write(Object value) {
        try {
            return WRITER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Tried to write an answer as JSON but failed", e);
        }
    }
}
