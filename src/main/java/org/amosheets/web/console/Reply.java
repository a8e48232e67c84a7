package org.amosheets.web.console;

import java.util.ArrayList;
import java.util.List;

/**
 * What the browser gets.
 *
 * @param type the media type
 * @param headers further headers; a name may come several times
 */
public record Reply(int status, String type, byte[] body, String cacheControl, List<Header> headers) {

    /** The browser takes nothing from elsewhere and runs nothing that stands in a page. */
    static final List<Header> STRICT = List.of(
            new Header(
                    "Content-Security-Policy",
                    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"),
            new Header("X-Frame-Options", "DENY"),
            new Header("Referrer-Policy", "same-origin"),
            new Header("Cross-Origin-Opener-Policy", "same-origin"),
            new Header("Cross-Origin-Resource-Policy", "same-origin"));

    public Reply {
        headers = List.copyOf(headers);
    }

    /** A header. */
    public record Header(String name, String value) {}

    static Reply page(int status, byte[] html) {
        return new Reply(status, "text/html;charset=utf-8", html, "no-store", STRICT);
    }

    /** To another of the console's pages, by a request of its own. */
    static Reply to(String place) {
        return new Reply(303, "text/plain;charset=utf-8", new byte[0], "no-store", STRICT).with("Location", place);
    }

    Reply with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Reply(status, type, body, cacheControl, more);
    }
}
