package org.amosheets.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** Calls amoCRM through the Camel routes. */
final class RouteRemote implements Remote {

    private final ProducerTemplate template;
    private final Heard heard;

    RouteRemote(ProducerTemplate template) {
        this(template, Heard.NOBODY);
    }

    RouteRemote(ProducerTemplate template, Heard heard) {
        this.template = template;
        this.heard = heard;
    }

    @Override
    public JsonNode call(String route, Map<String, Object> arguments, JsonNode body) {
        Exchange exchange = template.request("direct:" + route, prepared -> {
            arguments.forEach(prepared::setProperty);
            prepared.getMessage().setBody(body.isMissingNode() ? null : Json.bytes(body));
        });
        Exception failure = exchange.getException();
        if (failure != null) {
            RuntimeException known = asRuntime(failure);
            tell(known);
            throw known;
        }
        heard.answered();
        JsonNode answer = exchange.getMessage().getBody(JsonNode.class);
        return answer == null ? MissingNode.getInstance() : answer;
    }

    private void tell(RuntimeException failure) {
        if (failure instanceof AmoCrmException.Rejected) {
            heard.answered();
        } else if (failure instanceof AmoCrmException.Blocked) {
            heard.refused(String.valueOf(failure.getMessage()));
        } else if (failure instanceof AmoCrmException) {
            heard.failed(String.valueOf(failure.getMessage()));
        }
    }

    private static RuntimeException asRuntime(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AmoCrmException known) {
                return known;
            }
            if (cause instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                return new AmoCrmException.Busy(
                        "Tried to call amoCRM but the service is stopping; it goes on after the next start.", true);
            }
        }
        return failure instanceof RuntimeException runtime ? runtime : new IllegalStateException(failure);
    }
}
