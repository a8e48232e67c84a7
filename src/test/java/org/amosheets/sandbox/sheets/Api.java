package org.amosheets.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Answers the calls that passed the guards. */
final class Api {

    private final Workbook workbook;
    private final ValuesApi values;
    private final BatchUpdate batch;

    Api(Workbook workbook) {
        this.workbook = workbook;
        this.values = new ValuesApi(workbook);
        this.batch = new BatchUpdate(workbook);
    }

    Answer answer(Routes.Match match, Call call) {
        if (!match.spreadsheetId().equals(workbook.current().id())) {
            throw ApiError.of(404, "Requested entity was not found.");
        }
        return switch (match.route()) {
            case SPREADSHEET -> spreadsheet(call);
            case BY_DATA_FILTER -> byDataFilter(call);
            case BATCH_UPDATE -> batch.answer(call);
            case VALUES_BATCH_GET -> values.batchGet(call);
            case VALUES_BATCH_GET_BY_FILTER -> values.batchGetByDataFilter(call);
            case VALUES_BATCH_UPDATE -> values.batchUpdate(call);
            case VALUES_BATCH_CLEAR -> values.batchClear(call);
            case VALUES_APPEND -> values.append(call, match.rest());
            case VALUES_CLEAR -> values.clear(match.rest());
            case VALUES_GET -> values.get(call, match.rest());
            case VALUES_UPDATE -> values.update(call, match.rest());
            case METADATA_SEARCH -> metadataSearch(call);
            case METADATA_GET -> metadata(Integer.parseInt(match.rest()));
        };
    }

    private Answer spreadsheet(Call call) {
        Book book = workbook.readable();
        List<Area> ranges =
                call.params("ranges").stream().map(r -> A1.parse(book, r)).toList();
        boolean gridData = call.param("includeGridData", "false").equals("true");
        return Answer.ok(new SpreadsheetView(book, ranges, gridData)::write);
    }

    private Answer byDataFilter(Call call) {
        Book book = workbook.readable();
        JsonNode body = call.json();
        List<Area> ranges = new ArrayList<>();
        body.path("dataFilters").forEach(filter -> ranges.addAll(DataFilters.areas(book, filter)));
        boolean gridData = body.path("includeGridData").asBoolean();
        return Answer.ok(new SpreadsheetView(book, ranges, gridData)::write);
    }

    private record Matched(Metadata metadata, JsonNode filter) {}

    private Answer metadataSearch(Call call) {
        Book book = workbook.readable();
        List<Matched> matched = new ArrayList<>();
        for (JsonNode filter : call.json().path("dataFilters")) {
            DataFilters.metadata(book, filter).forEach(m -> matched.add(new Matched(m, filter)));
        }
        return Answer.ok(out -> {
            if (!matched.isEmpty()) {
                out.list("matchedDeveloperMetadata", matched, (o, each) -> {
                    o.object("developerMetadata", m -> MetadataView.write(m, each.metadata()));
                    o.list("dataFilters", List.of(each.filter()), (f, filter) -> {
                        for (var field : filter.properties()) {
                            f.put(field.getKey(), field.getValue());
                        }
                    });
                });
            }
        });
    }

    private Answer metadata(int id) {
        Metadata found = workbook.readable().metadata().stream()
                .filter(m -> m.id() == id)
                .findFirst()
                .orElseThrow(() -> ApiError.of(404, "Requested entity was not found."));
        return Answer.ok(out -> MetadataView.write(out, found));
    }
}
