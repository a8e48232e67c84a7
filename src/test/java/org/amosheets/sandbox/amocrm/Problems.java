package org.amosheets.sandbox.amocrm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with one entity of a write. */
final class Problems {

    static final String NOT_SUPPORTED = "NotSupportedChoice";
    static final String INVALID_TYPE = "InvalidType";
    static final String NOT_EXPECTED = "FieldNotExpected";
    static final String TOO_LONG = "TooLong";

    private final String requestId;
    private final ArrayNode errors = Json.array();
    private String businessKey = "";
    private @Nullable String businessError;

    Problems(String requestId) {
        this.requestId = requestId;
    }

    void notSupported(String path) {
        add(NOT_SUPPORTED, path, "The value you selected is not a valid choice.");
    }

    void invalidType(String path, String type) {
        add(INVALID_TYPE, path, "This value should be of type " + type + ".");
    }

    void notExpected(String path) {
        add(NOT_EXPECTED, path, "This field was not expected.");
    }

    void tooLong(String path) {
        add(TOO_LONG, path, "This value is too long. It should have 255 characters or less.");
    }

    /** A rule of the trade is broken rather than a shape: answered under {@code errors}, by id. */
    void business(long entityId, String text) {
        // A lead that is yet to be created has no id to be named by.
        businessKey = entityId == 0 ? requestId : Long.toString(entityId);
        businessError = text;
    }

    boolean none() {
        return errors.isEmpty() && businessError == null;
    }

    private void add(String code, String path, String detail) {
        errors.addObject().put("code", code).put("path", path).put("detail", detail);
    }

    static Reply reply(List<Problems> all) {
        ObjectNode body = Json.object();
        boolean business = all.stream().allMatch(problems -> problems.errors.isEmpty());
        if (business) {
            ObjectNode byId = body.putObject("errors");
            all.forEach(problems -> byId.put(problems.businessKey, problems.businessError));
        } else {
            ArrayNode list = body.putArray("validation-errors");
            all.stream().filter(problems -> !problems.errors.isEmpty()).forEach(problems -> {
                ObjectNode item = list.addObject().put("request_id", problems.requestId);
                item.set("errors", problems.errors);
            });
        }
        String detail = business ? "Invalid request body" : "Request validation failed";
        body.setAll(Reply.problemBody(400, "Bad Request", detail));
        return Reply.problem(400, body);
    }
}
