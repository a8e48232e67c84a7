package org.amosheets.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.camel.Exchange;

/** What stands, and what the operator does about it. */
public final class ChangesApi {

    private static final List<String> STATES = List.of("waiting", "parked", "held");

    private final StandingDesk desk;

    public ChangesApi(StandingDesk desk) {
        this.desk = desk;
    }

    /** {@code GET /changes?state=…}; all states where none is named. */
    public Object list(Exchange exchange) {
        return list(Received.of(exchange));
    }

    /** {@code POST /changes/{id}/retry} */
    public Object retry(Exchange exchange) {
        return act(Received.of(exchange), desk::retry, "retried", "parked");
    }

    /** {@code POST /changes/{id}/approve} */
    public Object approve(Exchange exchange) {
        return act(Received.of(exchange), desk::approve, "approved", "held");
    }

    /** {@code POST /changes/{id}/drop} */
    public Object drop(Exchange exchange) {
        return act(Received.of(exchange), desk::drop, "dropped", "parked or held");
    }

    Answer list(Received request) {
        String state = request.parameter("state").orElse("");
        if (!state.isEmpty() && !STATES.contains(state)) {
            throw ProblemException.badRequest("The state is not known; name one of " + String.join(", ", STATES) + ".");
        }
        List<String> states = state.isEmpty() ? STATES : List.of(state);
        return Answer.ok(states.stream()
                .flatMap(each -> desk.list(each).stream())
                .map(ChangesApi::shown)
                .toList());
    }

    Answer act(Received request, Predicate<String> action, String done, String needed) {
        if (!action.test(request.segment(1))) {
            throw new ProblemException(
                    Problem.notFound("No " + needed + " change has this id; GET /changes lists those there are."));
        }
        return Answer.ok(Map.of("status", done));
    }

    private static Map<String, Object> shown(StandingDesk.StandingChange change) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", change.id());
        shown.put("kind", change.kind());
        shown.put("reason", change.reason());
        shown.put("rows", change.rows());
        shown.put("leads", change.leads());
        shown.put("since", Instant.ofEpochMilli(change.since()).toString());
        return shown;
    }
}
