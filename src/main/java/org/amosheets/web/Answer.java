package org.amosheets.web;

import java.util.Map;

/**
 * An HTTP answer as a handler gives it to its route.
 *
 * @param headers further headers
 */
record Answer(int status, String contentType, String body, Map<String, String> headers) {

    static Answer ok(Object body) {
        return json(200, body);
    }

    static Answer json(int status, Object body) {
        return new Answer(status, "application/json", Json.write(body), Map.of());
    }
}
