package org.amosheets.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.amosheets.sandbox.sheets.BatchUpdate.Replies;
import org.amosheets.sandbox.sheets.BatchUpdate.Step;
import org.jspecify.annotations.Nullable;

/** The requests of a batch that change developer metadata. */
final class MetadataRequests {

    private MetadataRequests() {}

    static Map<String, Step> steps() {
        return Map.of(
                "createDeveloperMetadata", MetadataRequests::create,
                "updateDeveloperMetadata", MetadataRequests::update,
                "deleteDeveloperMetadata", MetadataRequests::delete);
    }

    private static Book create(Book book, JsonNode request, Replies replies) {
        JsonNode json = request.path("developerMetadata");
        int id = json.has("metadataId") ? json.path("metadataId").asInt() : book.nextId();
        if (book.metadata().stream().anyMatch(m -> m.id() == id)) {
            throw ApiError.invalid("Developer metadata with id " + id + " already exists.");
        }
        String key = json.path("metadataKey").asText();
        String visibility = json.path("visibility").asText();
        if (key.isEmpty() || !List.of("DOCUMENT", "PROJECT").contains(visibility)) {
            throw ApiError.invalid("Developer metadata needs a metadataKey and a visibility.");
        }
        Metadata made =
                new Metadata(id, key, text(json, "metadataValue"), visibility, place(book, json.path("location")));
        replies.set(out -> out.object(
                "createDeveloperMetadata",
                reply -> reply.object("developerMetadata", m -> MetadataView.write(m, made))));
        List<Metadata> all = new ArrayList<>(book.metadata());
        all.add(made);
        return book.withMetadata(all).withNextId(Math.max(book.nextId(), id) + 1);
    }

    private static @Nullable String text(JsonNode json, String field) {
        return json.hasNonNull(field) ? json.path(field).asText() : null;
    }

    private static Metadata.Place place(Book book, JsonNode location) {
        if (location.path("spreadsheet").asBoolean()) {
            return Metadata.Place.spreadsheet();
        }
        if (location.has("sheetId")) {
            return Metadata.Place.sheet(
                    Area.sheetOf(book, location.path("sheetId").asInt()).id());
        }
        if (location.has("dimensionRange")) {
            var range = DimensionRequests.Range.of(book, location.path("dimensionRange"))
                    .inside();
            if (range.end() - range.start() != 1) {
                throw ApiError.invalid("Developer metadata can be tied to a single row or column only.");
            }
            return new Metadata.Place(
                    range.rows() ? "ROW" : "COLUMN", range.sheet().id(), range.start(), range.end());
        }
        throw ApiError.invalid("Developer metadata needs a location.");
    }

    private static List<Metadata> matched(Book book, Iterable<JsonNode> filters) {
        return StreamSupport.stream(filters.spliterator(), false)
                .flatMap(filter -> DataFilters.metadata(book, filter).stream())
                .distinct()
                .toList();
    }

    private static Book update(Book book, JsonNode request, Replies replies) {
        FieldMask fields = BatchUpdate.fields(request);
        JsonNode json = request.path("developerMetadata");
        List<Metadata> matched = matched(book, request.path("dataFilters"));
        List<Metadata> all = new ArrayList<>(book.metadata());
        List<Metadata> changed = new ArrayList<>();
        for (Metadata old : matched) {
            Metadata next = new Metadata(
                    old.id(),
                    fields.has("metadataKey") ? json.path("metadataKey").asText() : old.key(),
                    fields.has("metadataValue") ? text(json, "metadataValue") : old.value(),
                    fields.has("visibility") ? json.path("visibility").asText() : old.visibility(),
                    fields.has("location") && json.has("location") ? place(book, json.path("location")) : old.place());
            changed.add(next);
            all.set(all.indexOf(old), next);
        }
        replies.set(out -> out.object(
                "updateDeveloperMetadata", reply -> reply.list("developerMetadata", changed, MetadataView::write)));
        return book.withMetadata(all);
    }

    private static Book delete(Book book, JsonNode request, Replies replies) {
        List<Metadata> matched = matched(book, List.of(request.path("dataFilter")));
        replies.set(out -> out.object(
                "deleteDeveloperMetadata",
                reply -> reply.list("deletedDeveloperMetadata", matched, MetadataView::write)));
        return book.withMetadata(
                book.metadata().stream().filter(m -> !matched.contains(m)).toList());
    }
}
