package org.amosheets.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * What the edge let through.
 *
 * @param path the path, as it was spelt
 * @param query the query without the secret
 * @param contentType what the sender says the body is
 * @param operator whether the operator's token came with it
 */
record Received(String path, Query query, @Nullable String contentType, byte[] body, boolean operator) {

    private static final String SERVLET_REQUEST = "CamelHttpServletRequest";
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final char PUT_FOR_UNREADABLE = '\uFFFD';

    /** The request that a route handles. One that did not pass the edge is not handled at all. */
    static Received of(Exchange exchange) {
        HttpServletRequest request = exchange.getMessage().getHeader(SERVLET_REQUEST, HttpServletRequest.class);
        if (request == null || !(request.getAttribute(CheckedRequest.RECEIVED) instanceof Received received)) {
            throw new IllegalStateException("The request did not pass the edge filter");
        }
        return received;
    }

    /** The body as UTF-8. */
    String text() {
        // Many times faster than the strict decoder; only where it may have put something of its own is the strict one
        // asked.
        String text = new String(body, StandardCharsets.UTF_8);
        text = text.indexOf(PUT_FOR_UNREADABLE) < 0 ? text : strictly();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private String strictly() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ProblemException.badRequest("The body is not UTF-8; send it in that encoding.");
        }
    }

    /** The n-th part of the path, from 0. Taken from the path itself: a query could pose as a header of that name. */
    String segment(int index) {
        List<String> segments = List.of(path.substring(1).split("/", -1));
        try {
            return UriUtils.decode(segments.get(index), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException undecodable) {
            throw ProblemException.badRequest("The address is not URL-encoded correctly; encode it as UTF-8.");
        }
    }

    Optional<String> parameter(String name) {
        return query.all(name).stream().findFirst();
    }
}
