package org.amosheets.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;

/**
 * amoCRM's raw answer.
 *
 * @param requestId amoCRM's {@code X-Request-Id}, which its support asks for; may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only read
record Answer(int status, byte[] body, String requestId) {

    boolean succeeded() {
        return status >= 200 && status < 300;
    }

    /** The body as JSON; a missing node where it is none, as amoCRM's front sends HTML of its own with 403, 429 and 5xx. */
    JsonNode json() {
        try {
            return Json.read(body);
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }
}
