package org.amosheets.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.amosheets.amocrm.AmoCrmException.Fault;

/**
 * Reads which entities amoCRM found at fault. It has two forms: the documented list {@code validation-errors} by request
 * id, and an object {@code errors} by entity id, which its business rules use (seen in issue 88 of
 * amocrm/amocrm-api-php).
 */
final class FaultReader {

    private FaultReader() {}

    static List<Fault> read(JsonNode problem) {
        List<Fault> faults = new ArrayList<>();
        for (JsonNode entity : problem.path("validation-errors")) {
            String requestId = Json.text(entity.path("request_id"));
            for (JsonNode error : entity.path("errors")) {
                faults.add(new Fault(
                        requestId,
                        Json.text(error.path("path")),
                        Json.text(error.path("code")),
                        Json.text(error.path("detail"))));
            }
            if (entity.path("errors").isEmpty()) {
                faults.add(new Fault(requestId, "", "Invalid", ""));
            }
        }
        JsonNode byId = problem.path("errors");
        if (byId.isObject()) {
            byId.properties()
                    .forEach(entry -> faults.add(new Fault(entry.getKey(), "", "Refused", detail(entry.getValue()))));
        }
        return faults;
    }

    private static String detail(JsonNode value) {
        return value.isContainerNode() ? value.toString() : Json.text(value);
    }
}
