package org.amosheets.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Finds what a DataFilter of the API names. */
final class DataFilters {

    private DataFilters() {}

    static List<Area> areas(Book book, JsonNode filter) {
        if (filter.has("a1Range")) {
            return List.of(A1.parse(book, filter.path("a1Range").asText()));
        }
        if (filter.has("gridRange")) {
            return List.of(Area.of(book, filter.path("gridRange")));
        }
        if (filter.has("developerMetadataLookup")) {
            return metadata(book, filter).stream()
                    .filter(m -> !m.place().type().equals("SPREADSHEET"))
                    .map(m -> area(book, m.place()))
                    .toList();
        }
        throw ApiError.invalid("Must specify at least one of a1Range, gridRange, developerMetadataLookup: " + filter);
    }

    private static Area area(Book book, Metadata.Place place) {
        Area whole = Area.whole(Area.sheetOf(book, place.sheetId()));
        return switch (place.type()) {
            case "ROW" -> new Area(place.sheetId(), place.start(), 0, place.end(), whole.right());
            case "COLUMN" -> new Area(place.sheetId(), 0, place.start(), whole.bottom(), place.end());
            default -> whole;
        };
    }

    /** The developer metadata that the filter's lookup matches: every field that is given must agree. */
    static List<Metadata> metadata(Book book, JsonNode filter) {
        JsonNode lookup = filter.path("developerMetadataLookup");
        return book.metadata().stream().filter(m -> matches(m, lookup)).toList();
    }

    private static boolean matches(Metadata m, JsonNode lookup) {
        JsonNode location = lookup.path("metadataLocation");
        return agrees(lookup, "locationType", m.place().type())
                && agrees(lookup, "metadataKey", m.key())
                && agrees(lookup, "metadataValue", m.value() == null ? "" : m.value())
                && agrees(lookup, "visibility", m.visibility())
                && agrees(lookup, "metadataId", Integer.toString(m.id()))
                && (location.isMissingNode() || lies(m.place(), location));
    }

    private static boolean agrees(JsonNode lookup, String field, String actual) {
        return !lookup.has(field) || lookup.path(field).asText().equals(actual);
    }

    private static boolean lies(Metadata.Place place, JsonNode location) {
        if (location.has("sheetId")) {
            return place.sheetId() == location.path("sheetId").asInt();
        }
        if (location.has("dimensionRange")) {
            JsonNode range = location.path("dimensionRange");
            boolean rows = range.path("dimension").asText().equals("ROWS");
            return place.type().equals(rows ? "ROW" : "COLUMN")
                    && place.sheetId() == range.path("sheetId").asInt()
                    && place.start() >= range.path("startIndex").asInt(0)
                    && place.end() <= range.path("endIndex").asInt(Integer.MAX_VALUE);
        }
        return place.type().equals("SPREADSHEET");
    }
}
