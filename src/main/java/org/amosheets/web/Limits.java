package org.amosheets.web;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Query parameters of the operator's lists. */
final class Limits {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");
    private static final int MOST = 1_000;

    private Limits() {}

    /** {@code limit}: how many entries, 200 where it is not named. */
    static int limit(Received request) {
        long limit = number(request, "limit").orElse(200L);
        if (limit > MOST) {
            throw ProblemException.badRequest("The limit is too large; name one up to " + MOST + ".");
        }
        return (int) limit;
    }

    /** {@code before}: the place that an earlier answer named as {@code older}; empty for the newest. */
    static String before(Received request, Predicate<String> place) {
        String before = request.parameter("before").orElse("");
        if (!before.isEmpty() && !place.test(before)) {
            throw ProblemException.badRequest(
                    "The parameter before is not a place in the list; send what older named.");
        }
        return before;
    }

    static Optional<Long> number(Received request, String name) {
        return request.parameter(name).map(text -> {
            if (!NUMBER.matcher(text).matches()) {
                throw ProblemException.badRequest("The parameter " + name + " is a whole number from 1; send one.");
            }
            return Long.valueOf(text);
        });
    }
}
