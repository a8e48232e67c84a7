package org.amosheets.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;
import org.amosheets.store.Intents.Intent;
import org.amosheets.sync.SheetValue;
import org.jspecify.annotations.Nullable;

/**
 * What a create sends, kept with its intent. Once the lead is found these are values that both sides held, so an edit made
 * since is told apart from what we sent ourselves.
 */
final class Payload {

    /** The contact is none that this create makes. */
    static final long SHARED_CONTACT = -1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Payload() {}

    static String of(Map<String, SheetValue> values) {
        Map<String, String> sent = new TreeMap<>();
        values.forEach((field, value) -> {
            if (value.problem() == null && !value.canonical().isEmpty()) {
                sent.put(field, value.canonical());
            }
        });
        try {
            return JSON.writeValueAsString(sent);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Tried to write texts as JSON, which always works", e);
        }
    }

    /** The agreed values of a lead that the intent's create made; a contact that was there before had values of its own. */
    static Map<String, String> agreed(@Nullable Intent intent) {
        if (intent == null || intent.payloadJson().isEmpty()) {
            return Map.of();
        }
        try {
            Map<String, String> sent =
                    new TreeMap<>(JSON.readValue(intent.payloadJson(), new TypeReference<Map<String, String>>() {}));
            if (intent.contactId() != 0) {
                sent.keySet().removeIf(field -> field.startsWith("contact."));
            }
            return sent;
        } catch (JsonProcessingException e) {
            return Map.of();
        }
    }
}
