package org.amosheets.sandbox.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Checks every entity of a write before it applies any, so that a refused batch leaves no trace. */
final class Batch {

    private final boolean allOrNothing;

    Batch(boolean allOrNothing) {
        this.allOrNothing = allOrNothing;
    }

    /**
     * @param apply makes the change and returns the entity's part of the answer; its second argument is the request id
     * @param answer wraps the parts
     */
    Reply run(
            ArrayNode items,
            BiConsumer<JsonNode, Problems> check,
            BiFunction<JsonNode, String, JsonNode> apply,
            Function<ArrayNode, JsonNode> answer) {
        List<Problems> found = new ArrayList<>();
        List<Integer> good = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Problems problems = new Problems(requestId(items.get(i), i));
            check.accept(items.get(i), problems);
            if (problems.none()) {
                good.add(i);
            } else {
                found.add(problems);
            }
        }
        ArrayNode parts = Json.array();
        if (found.isEmpty() || !allOrNothing) {
            good.forEach(i -> parts.add(apply.apply(items.get(i), requestId(items.get(i), i))));
        }
        return found.isEmpty() ? Reply.ok(answer.apply(parts), parts.size()) : Problems.reply(found);
    }

    /** Echoed as a string; where the client sent none, the entity's place in the request stands in. */
    static String requestId(JsonNode item, int index) {
        return item.hasNonNull("request_id") ? item.get("request_id").asText() : Integer.toString(index);
    }
}
