package org.amosheets.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;

/** A call to amoCRM by the id of its route in {@code routes/amocrm.camel.yaml}. */
@FunctionalInterface
interface Remote {

    /**
     * Calls amoCRM.
     *
     * @param route the route's id
     * @param arguments what the route's path and query need, URL-encoded
     * @param body the request's JSON, or a missing node for none
     * @return the answer's JSON; a missing node where amoCRM answered that there is nothing
     * @throws AmoCrmException where the call did not succeed
     */
    JsonNode call(String route, Map<String, Object> arguments, JsonNode body);

    default JsonNode call(String route, Map<String, Object> arguments) {
        return call(route, arguments, MissingNode.getInstance());
    }
}
