package org.amosheets.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code spreadsheets.batchUpdate}: all of its requests, in their order, or none. */
final class BatchUpdate {

    /** One kind of request: makes the next state, and may add a reply. */
    @FunctionalInterface
    interface Step {
        Book apply(Book book, JsonNode request, Replies replies);
    }

    /** The replies of one batch; a request without one gets an empty object. */
    static final class Replies {
        private final List<Out.Body> bodies = new ArrayList<>();

        void begin() {
            bodies.add(out -> {});
        }

        void set(Out.Body body) {
            bodies.set(bodies.size() - 1, body);
        }
    }

    private static final Map<String, Step> STEPS = new HashMap<>();

    static {
        STEPS.putAll(CellRequests.steps());
        STEPS.putAll(DimensionRequests.steps());
        STEPS.putAll(SheetRequests.steps());
        STEPS.putAll(MetadataRequests.steps());
    }

    private final Workbook workbook;

    BatchUpdate(Workbook workbook) {
        this.workbook = workbook;
    }

    Answer answer(Call call) {
        JsonNode body = call.json();
        if (body.path("requests").isEmpty()) {
            throw ApiError.invalid("Must specify at least one request.");
        }
        List<Out.Body> replies = new ArrayList<>();
        List<Area> shown = new ArrayList<>();
        boolean includeBook = body.path("includeSpreadsheetInResponse").asBoolean();
        Book after = workbook.commit(Origin.API, "batchUpdate", before -> {
            Replies own = new Replies();
            Book book = apply(before, body.path("requests"), own);
            replies.addAll(own.bodies);
            if (includeBook) {
                // A range that cannot be read must undo the whole batch as well.
                for (JsonNode range : body.path("responseRanges")) {
                    shown.add(A1.parse(book, range.asText()));
                }
            }
            return book;
        });
        boolean gridData = body.path("responseIncludeGridData").asBoolean();
        return Answer.ok(out -> {
            out.put("spreadsheetId", after.id());
            out.list("replies", replies, (o, reply) -> reply.write(o));
            if (includeBook) {
                out.object("updatedSpreadsheet", s -> new SpreadsheetView(after, shown, gridData).write(s));
            }
        });
    }

    private static Book apply(Book before, JsonNode requests, Replies replies) {
        Book book = before;
        int index = 0;
        for (JsonNode request : requests) {
            if (request.size() != 1) {
                throw ApiError.invalid("Invalid requests[" + index + "]: exactly one kind of request must be set.");
            }
            String name = request.fieldNames().next();
            @Nullable Step step = STEPS.get(name);
            if (step == null) {
                throw ApiError.invalid("Invalid JSON payload received. Unknown name \"" + name + "\" at 'requests["
                        + index + "]': Cannot find field.");
            }
            replies.begin();
            try {
                book = step.apply(book, request.path(name), replies);
            } catch (ApiError e) {
                throw ApiError.invalid("Invalid requests[" + index + "]." + name + ": " + e.text());
            }
            index++;
        }
        return book;
    }

    /** The mask that most update requests must carry. */
    static FieldMask fields(JsonNode request) {
        String fields = request.path("fields").asText();
        if (fields.isBlank()) {
            throw ApiError.invalid("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)");
        }
        return FieldMask.parse(fields);
    }
}
