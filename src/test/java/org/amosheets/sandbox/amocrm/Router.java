package org.amosheets.sandbox.amocrm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the endpoint for a method and path. */
final class Router {

    private record Route(String method, Pattern path, Function<Call, Reply> endpoint) {}

    private final List<Route> routes = new ArrayList<>();
    private final String baseUrl;

    Router(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** {@code {id}} in the path stands for a number. */
    void on(String method, String path, Function<Call, Reply> endpoint) {
        routes.add(new Route(method, Pattern.compile(path.replace("{id}", "(\\d+)")), endpoint));
    }

    Reply handle(Call call) {
        boolean pathKnown = false;
        for (Route route : routes) {
            Matcher matcher = route.path().matcher(call.path());
            if (!matcher.matches()) {
                continue;
            }
            pathKnown = true;
            if (route.method().equals(call.method())) {
                return answer(route, call.withIds(ids(matcher)));
            }
        }
        if (pathKnown) {
            return Reply.problem(405, "Method Not Allowed", "Method Not Allowed");
        }
        return Reply.problem(404, "Not Found", "Cannot " + call.method() + " " + baseUrl + call.path());
    }

    private static Reply answer(Route route, Call call) {
        try {
            return route.endpoint().apply(call);
        } catch (Refused refused) {
            return refused.reply();
        }
    }

    private static List<Long> ids(Matcher matcher) {
        List<Long> ids = new ArrayList<>();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            ids.add(Query.asNumber(matcher.group(i)).orElse(0));
        }
        return List.copyOf(ids);
    }
}
