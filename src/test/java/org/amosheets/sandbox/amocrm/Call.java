package org.amosheets.sandbox.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request as an endpoint sees it.
 *
 * @param ids the numbers in its path
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and copying every body would cost more than it guards.
record Call(String method, String path, String rawQuery, Query query, byte[] bytes, JsonNode body, List<Long> ids) {

    Call withIds(List<Long> found) {
        return new Call(method, path, rawQuery, query, bytes, body, found);
    }

    long id() {
        return ids.get(0);
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The entities of a write: an array that is not empty and not longer than allowed. */
    ArrayNode entities(int max, Reply whenTooMany) {
        if (!(body instanceof ArrayNode list)) {
            throw new Refused(Reply.problem(400, "Bad Request", "Invalid request body: an array is expected"));
        }
        if (list.isEmpty()) {
            throw new Refused(Reply.problem(400, "Bad Request", "Request data may not be blank"));
        }
        if (list.size() > max) {
            throw new Refused(whenTooMany);
        }
        return list;
    }

    /** How many entities the request carries. */
    int size() {
        return body.isArray() ? body.size() : body.isObject() ? 1 : 0;
    }
}
