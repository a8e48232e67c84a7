package org.amosheets.sandbox.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An answer.
 *
 * @param items how many entities it carries
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and copying every body would cost more than it guards.
record Reply(int status, @Nullable String contentType, byte[] body, int items) {

    static Reply ok(JsonNode json, int items) {
        return new Reply(200, "application/hal+json", Json.bytes(json), items);
    }

    static Reply json(int status, JsonNode json) {
        return new Reply(status, "application/hal+json", Json.bytes(json), 1);
    }

    /** amoCRM's way to say "nothing found": no body at all. */
    static Reply nothing() {
        return new Reply(204, null, new byte[0], 0);
    }

    static Reply problem(int status, String title, String detail) {
        return problem(status, problemBody(status, title, detail));
    }

    static Reply problem(int status, JsonNode body) {
        return new Reply(status, "application/problem+json", Json.bytes(body), 0);
    }

    static ObjectNode problemBody(int status, String title, String detail) {
        return Json.object()
                .put("title", title)
                .put("type", "https://httpstatus.es/" + status)
                .put("status", status)
                .put("detail", detail);
    }

    static Reply html(int status, String title) {
        String page = "<html>\r\n<head><title>" + status + " " + title + "</title></head>\r\n<body>\r\n<center><h1>"
                + status + " " + title + "</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
        return new Reply(status, "text/html", page.getBytes(StandardCharsets.UTF_8), 0);
    }

    /** What a fault with this status looks like: gateways speak HTML, the application speaks JSON. */
    static Reply fault(int status) {
        return switch (status) {
            case 402 -> problem(402, "Payment Required", "The account is not paid");
            case 403, 429, 502, 503, 504 -> html(status, title(status));
            case 500 -> problem(500, "Internal Server Error", "An unknown error occurred.");
            default -> problem(status, title(status), "Injected fault");
        };
    }

    private static String title(int status) {
        return switch (status) {
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 429 -> "Too Many Requests";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Temporarily Unavailable";
            case 504 -> "Gateway Time-out";
            default -> "Error";
        };
    }
}
