package org.amosheets.sandbox.page;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps other sites, open in the same browser, from using the page. */
final class Gate {

    private final Set<String> hosts;
    private final Set<String> origins;

    Gate(int port) {
        hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
        origins = Set.of("http://127.0.0.1:" + port, "http://localhost:" + port);
    }

    /** Another name in Host means that somebody's domain was pointed at this machine. */
    boolean knowsHost(Headers headers) {
        @Nullable String host = headers.getFirst("Host");
        return host != null && hosts.contains(host);
    }

    /** Browsers name the page that posts; a tool such as curl names none. */
    boolean mayPost(Headers headers) {
        @Nullable String site = headers.getFirst("Sec-Fetch-Site");
        @Nullable List<String> from = headers.get("Origin");
        return (from == null || origins.containsAll(from)) && (site == null || site.equals("same-origin"));
    }

    /** Forms of other sites can't send JSON without asking first, which is refused. */
    static boolean isJson(Headers headers) {
        @Nullable String type = headers.getFirst("Content-Type");
        return type != null && type.matches("(?i)application/json\\s*(;.*)?");
    }
}
