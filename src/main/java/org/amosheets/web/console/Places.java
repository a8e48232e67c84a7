package org.amosheets.web.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Addresses within the console. */
final class Places {

    /** Nothing that a browser could take for another host, and nothing that ends a header. */
    private static final Pattern SAFE = Pattern.compile("/console(/[a-z-]+)*(\\?[A-Za-z0-9_.~%&=+-]*)?");

    private static final int LONGEST = 2_000;

    private Places() {}

    /** The place, if it is one of the console's; else its first page. */
    static String safe(String place) {
        return place.length() <= LONGEST
                        && SAFE.matcher(place).matches()
                        && !place.startsWith("/console/sign")
                        && !place.startsWith("/console/language")
                ? place
                : Console.HOME;
    }

    /** Where the visitor is, without what was said there. */
    static String of(Visit visit) {
        String query = visit.query().entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals("said"))
                .sorted(Map.Entry.comparingByKey())
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        String path = visit.path().equals("/") ? Console.HOME : visit.path();
        return safe(query.isEmpty() ? path : path + "?" + query);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A");
    }
}
