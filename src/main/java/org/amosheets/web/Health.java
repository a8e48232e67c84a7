package org.amosheets.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.camel.Exchange;

/** Says whether changes can be accepted and kept; how things stand only to the operator. */
public final class Health {

    private final BooleanSupplier healthy;
    private final Supplier<Map<String, Object>> details;

    /**
     * @param healthy whether a change could be kept now; throwing means no
     * @param details what the operator sees beyond it, ready for JSON
     */
    public Health(BooleanSupplier healthy, Supplier<Map<String, Object>> details) {
        this.healthy = healthy;
        this.details = details;
    }

    /** Answers 200 or 503. */
    public Object show(Exchange exchange) {
        return show(Received.of(exchange).operator());
    }

    /** Answers 200 whatever else is broken: to start this process anew would help nobody while Redis is away. */
    public Object alive() {
        return Answer.ok(Map.of("status", "alive"));
    }

    Answer show(boolean operator) {
        boolean well = well();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", well ? "healthy" : "unhealthy");
        if (operator) {
            body.put("details", detailsOrReason());
        }
        return Answer.json(well ? 200 : 503, body);
    }

    private boolean well() {
        try {
            return healthy.getAsBoolean();
        } catch (RuntimeException away) {
            return false;
        }
    }

    /** Whatever is broken, the status itself has to come out. */
    private Map<String, Object> detailsOrReason() {
        try {
            return details.get();
        } catch (RuntimeException away) {
            return Map.of(
                    "missing",
                    "The details could not be read: " + Problems.of(away).detail());
        }
    }
}
