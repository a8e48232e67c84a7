package org.amosheets.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import org.amosheets.sandbox.sheets.ValuesWriter.Written;
import org.jspecify.annotations.Nullable;

/** The {@code spreadsheets.values} resource. */
final class ValuesApi {

    private final Workbook workbook;

    ValuesApi(Workbook workbook) {
        this.workbook = workbook;
    }

    Answer get(Call call, String range) {
        Book book = workbook.readable();
        Area area = A1.parse(book, range);
        Render render = render(call);
        return Answer.ok(out -> render.write(out, new Evaluator(book), area));
    }

    Answer batchGet(Call call) {
        Book book = workbook.readable();
        Render render = render(call);
        List<Area> areas =
                call.params("ranges").stream().map(r -> A1.parse(book, r)).toList();
        return Answer.ok(out -> {
            Evaluator cells = new Evaluator(book);
            out.put("spreadsheetId", book.id());
            out.list("valueRanges", areas, (o, area) -> render.write(o, cells, area));
        });
    }

    private static Render render(Call call) {
        return Render.of(
                call.param("valueRenderOption", "FORMATTED_VALUE"),
                call.param("dateTimeRenderOption", "SERIAL_NUMBER"),
                call.param("majorDimension", "ROWS"));
    }

    private record Match(JsonNode filter, Area area) {}

    Answer batchGetByDataFilter(Call call) {
        Book book = workbook.readable();
        JsonNode body = call.json();
        Render render = Render.of(
                body.path("valueRenderOption").asText("FORMATTED_VALUE"),
                body.path("dateTimeRenderOption").asText("SERIAL_NUMBER"),
                body.path("majorDimension").asText("ROWS"));
        List<Match> matches = new ArrayList<>();
        for (JsonNode filter : body.path("dataFilters")) {
            DataFilters.areas(book, filter).forEach(area -> matches.add(new Match(filter, area)));
        }
        return Answer.ok(out -> {
            Evaluator cells = new Evaluator(book);
            out.put("spreadsheetId", book.id());
            out.list("valueRanges", matches, (o, match) -> {
                o.object("valueRange", v -> render.write(v, cells, match.area()));
                o.list("dataFilters", List.of(match.filter()), (f, each) -> {
                    for (var field : each.properties()) {
                        f.put(field.getKey(), field.getValue());
                    }
                });
            });
        });
    }

    private static ValuesWriter writer(Book book, String inputOption) {
        return new ValuesWriter(inputOption, EnteredText.of(book));
    }

    /** Applies one ValueRange and remembers what it wrote. */
    private static Book write(Book book, Area area, JsonNode valueRange, String option, List<Written> done) {
        List<List<JsonNode>> rows = ValuesWriter.rows(valueRange);
        ValuesWriter.mustFit(book, area, rows);
        SheetState sheet = Area.sheetOf(book, area.sheetId());
        done.add(ValuesWriter.written(sheet, area.top(), area.left(), rows));
        return book.with(writer(book, option).write(sheet, area.top(), area.left(), rows));
    }

    Answer update(Call call, String range) {
        JsonNode body = call.json();
        String option = call.param("valueInputOption", "");
        @Nullable
        Render echo = echo(
                call.param("includeValuesInResponse", "").equals("true"),
                call.param("responseValueRenderOption", "FORMATTED_VALUE"),
                call.param("responseDateTimeRenderOption", "SERIAL_NUMBER"));
        List<Written> done = new ArrayList<>();
        Book after = workbook.commit(
                Origin.API, "values.update", book -> write(book, A1.parse(book, range), body, option, done));
        return Answer.ok(out -> updated(out, new Evaluator(after), done.get(0), echo));
    }

    private static @Nullable Render echo(boolean wanted, String values, String dates) {
        return wanted ? Render.of(values, dates, "ROWS") : null;
    }

    private static void updated(Out out, Evaluator cells, Written written, @Nullable Render echo) throws IOException {
        out.put("spreadsheetId", cells.book().id());
        out.put("updatedRange", A1.format(cells.book(), written.area()));
        if (written.cells() > 0) {
            out.put("updatedRows", written.area().height());
            out.put("updatedColumns", written.area().width());
            out.put("updatedCells", written.cells());
        }
        if (echo != null) {
            out.object("updatedData", d -> echo.write(d, cells, written.area()));
        }
    }

    /** Both forms: by {@code range} and by {@code dataFilter}. */
    Answer batchUpdate(Call call) {
        JsonNode body = call.json();
        String option = body.path("valueInputOption").asText("");
        @Nullable
        Render echo = echo(
                body.path("includeValuesInResponse").asBoolean(),
                body.path("responseValueRenderOption").asText("FORMATTED_VALUE"),
                body.path("responseDateTimeRenderOption").asText("SERIAL_NUMBER"));
        List<Written> done = new ArrayList<>();
        Book after = workbook.commit(Origin.API, "values.batchUpdate", before -> {
            Book book = before;
            for (JsonNode data : body.path("data")) {
                List<Area> areas = data.has("dataFilter")
                        ? DataFilters.areas(book, data.path("dataFilter"))
                        : List.of(A1.parse(book, data.path("range").asText()));
                for (Area area : areas) {
                    book = write(book, area, data, option, done);
                }
            }
            return book;
        });
        return Answer.ok(out -> {
            Evaluator cells = new Evaluator(after);
            out.put("spreadsheetId", after.id());
            out.put(
                    "totalUpdatedRows",
                    done.stream().mapToInt(w -> w.area().height()).sum());
            out.put(
                    "totalUpdatedColumns",
                    done.stream().mapToInt(w -> w.area().width()).sum());
            out.put("totalUpdatedCells", done.stream().mapToInt(Written::cells).sum());
            out.put("totalUpdatedSheets", (int)
                    done.stream().map(w -> w.area().sheetId()).distinct().count());
            out.list("responses", done, (o, written) -> updated(o, cells, written, echo));
        });
    }

    Answer append(Call call, String range) {
        List<List<JsonNode>> rows = ValuesWriter.rows(call.json());
        String option = call.param("valueInputOption", "");
        boolean insert = call.param("insertDataOption", "OVERWRITE").equals("INSERT_ROWS");
        @Nullable
        Render echo = echo(
                call.param("includeValuesInResponse", "").equals("true"),
                call.param("responseValueRenderOption", "FORMATTED_VALUE"),
                call.param("responseDateTimeRenderOption", "SERIAL_NUMBER"));
        List<Written> done = new ArrayList<>();
        AtomicReference<@Nullable Area> table = new AtomicReference<>();
        Book after = workbook.commit(Origin.API, "values.append", before -> {
            Area within = A1.parse(before, range);
            SheetState sheet = Area.sheetOf(before, within.sheetId());
            @Nullable Area found = Tables.lastIn(sheet, within);
            table.set(found);
            int top = found == null ? within.top() : found.bottom();
            int left = found == null ? within.left() : found.left();
            Book book = before;
            if (insert && found != null && !rows.isEmpty()) {
                book = Dimensions.insert(book, sheet.id(), true, top, rows.size());
            }
            Written written = ValuesWriter.written(sheet, top, left, rows);
            done.add(written);
            SheetState roomy = Area.sheetOf(book, sheet.id())
                    .atLeast(written.area().bottom(), written.area().right());
            return book.with(writer(book, option).write(roomy, top, left, rows));
        });
        @Nullable Area found = table.get();
        return Answer.ok(out -> {
            out.put("spreadsheetId", after.id());
            out.put("tableRange", found == null ? null : A1.format(after, found));
            out.object("updates", u -> updated(u, new Evaluator(after), done.get(0), echo));
        });
    }

    Answer clear(String range) {
        List<Area> areas = new ArrayList<>();
        Book after = workbook.commit(Origin.API, "values.clear", book -> {
            areas.add(A1.parse(book, range));
            return cleared(book, areas);
        });
        return Answer.ok(out -> {
            out.put("spreadsheetId", after.id());
            out.put("clearedRange", A1.format(after, areas.get(0)));
        });
    }

    /** Both forms: by {@code ranges} and by {@code dataFilters}. */
    Answer batchClear(Call call) {
        JsonNode body = call.json();
        List<Area> areas = new ArrayList<>();
        Book after = workbook.commit(Origin.API, "values.batchClear", book -> {
            body.path("ranges").forEach(range -> areas.add(A1.parse(book, range.asText())));
            StreamSupport.stream(body.path("dataFilters").spliterator(), false)
                    .forEach(filter -> areas.addAll(DataFilters.areas(book, filter)));
            return cleared(book, areas);
        });
        return Answer.ok(out -> {
            out.put("spreadsheetId", after.id());
            out.texts(
                    "clearedRanges",
                    areas.stream().map(area -> A1.format(after, area)).toList());
        });
    }

    private static Book cleared(Book before, List<Area> areas) {
        Book book = before;
        for (Area area : areas) {
            book = Cells.change(book, area, (cell, row, column) -> cell.withEntered(null));
        }
        return book;
    }
}
