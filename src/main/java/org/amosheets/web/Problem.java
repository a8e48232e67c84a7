package org.amosheets.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/**
 * What went wrong, as RFC 9457 has it.
 *
 * @param detail one sentence: what was wrong and what to do; never anything of the request or of the inside
 * @param headers further headers of the answer
 * @param errors what is wrong with single fields of the body
 */
record Problem(int status, String detail, Map<String, String> headers, List<FieldFault> errors) {

    /**
     * What is wrong with one field.
     *
     * @param field its name in the body
     * @param detail one sentence, as above
     */
    record FieldFault(String field, String detail) {}

    Problem(int status, String detail, Map<String, String> headers) {
        this(status, detail, headers, List.of());
    }

    static final String CONTENT_TYPE = "application/problem+json";

    private static final String RETRY_AFTER = "Retry-After";

    static Problem of(int status, String detail) {
        return new Problem(status, detail, Map.of());
    }

    static Problem badRequest(String detail) {
        return of(400, detail);
    }

    static Problem fields(List<FieldFault> errors) {
        String all = errors.stream()
                .map(error -> error.field() + ": " + error.detail())
                .collect(Collectors.joining(" "));
        return new Problem(422, all, Map.of(), List.copyOf(errors));
    }

    static Problem notFound(String detail) {
        return of(404, detail);
    }

    static Problem tooLarge(int maxBytes) {
        return of(413, "The body is larger than " + maxBytes + " bytes; send it in smaller parts.");
    }

    static Problem starting() {
        return unavailable("The service is still starting; send the request again in a moment.", 2);
    }

    static Problem unavailable(String detail, int retryAfterSeconds) {
        return new Problem(503, detail, Map.of(RETRY_AFTER, Integer.toString(retryAfterSeconds)));
    }

    static Problem tooManyGuesses(long retryAfterSeconds) {
        return new Problem(
                429,
                "Too many wrong secrets came from this address; wait and then send the right one.",
                Map.of(RETRY_AFTER, Long.toString(retryAfterSeconds)));
    }

    static Problem noSecret() {
        return of(401, "The webhook secret is missing or wrong; send the service's WEBHOOK_SECRET.");
    }

    static Problem noToken() {
        return new Problem(
                401,
                "The operator's token is missing or wrong; send the header Authorization: Bearer <ADMIN_TOKEN>.",
                Map.of("WWW-Authenticate", "Bearer"));
    }

    /** What to say of a status that the framework chose. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 404 -> notFound("Nothing is at this address; GET / lists what there is.");
            case 405 -> of(405, "This address does not take that method; the Allow header names those that it takes.");
            case 406 -> of(406, "This address cannot answer in an accepted media type; accept application/json.");
            case 415 -> of(415, "This address does not take that media type; send application/json.");
            case 503 -> unavailable("The service is starting or stopping; send the request again in a moment.", 2);
            default ->
                status >= 500
                        ? of(500, "The service failed on this request; send it again, and see its log if it stays so.")
                        : of(status, "The request cannot be read; check its address, headers and encoding.");
        };
    }

    String json() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "about:blank");
        HttpStatus known = HttpStatus.resolve(status);
        members.put("title", known == null ? "Error" : known.getReasonPhrase());
        members.put("status", status);
        members.put("detail", detail);
        if (!errors.isEmpty()) {
            members.put("errors", errors);
        }
        return Json.write(members);
    }

    Answer answer() {
        return new Answer(status, CONTENT_TYPE, json(), headers);
    }

    /** Sends it, unless an answer is on its way already. */
    void send(HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] bytes = json().getBytes(StandardCharsets.UTF_8);
        response.resetBuffer();
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.setContentType(CONTENT_TYPE);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
        // So that who still sends a large body hears of it at once.
        response.flushBuffer();
    }
}
