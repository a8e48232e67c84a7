package org.amosheets.sandbox.sheets;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fake spreadsheet without a server: requests are method calls, on the caller's thread and clock. */
public final class InProcessSheets {

    /** The API refused the request. */
    public static final class Refused extends RuntimeException {
        Refused(String message) {
            super(message);
        }
    }

    private static final JsonFactory JSON = new ObjectMapper().getFactory();
    private static final String ID = "simulated";
    /** The simulation tells of edits itself, when and as often as it likes. */
    private static final SheetScript SILENT = new SheetScript(Clock.systemUTC());

    private final Workbook workbook;
    private final Api api;

    public InProcessSheets(Clock clock, int rows, String... headers) {
        Cell[] cells = Arrays.stream(headers).map(Cell::of).toArray(Cell[]::new);
        SheetState tab = SheetState.empty(0, "Лист1", rows, 26).withGrid(Grid.of(List.of(Row.of(cells))));
        Book book = new Book(ID, "Песочница", "ru_RU", "Europe/Moscow", List.of(tab), List.of(), 700_000_001);
        this.workbook = new Workbook(book, clock);
        this.api = new Api(workbook);
    }

    /** A person at the tab. */
    public Tab tab() {
        return new Tab(workbook, SILENT, 0);
    }

    public byte[] read(String fields, boolean gridData, List<String> ranges) {
        Map<String, List<String>> params = new HashMap<>();
        params.put("fields", List.of(fields));
        params.put("ranges", ranges);
        params.put("includeGridData", List.of(Boolean.toString(gridData)));
        return answer(Call.inProcess("GET", "/v4/spreadsheets/" + ID, params, ""));
    }

    public byte[] batchUpdate(String fields, String body) {
        return answer(Call.inProcess(
                "POST", "/v4/spreadsheets/" + ID + ":batchUpdate", Map.of("fields", List.of(fields)), body));
    }

    private byte[] answer(Call call) {
        Routes.Match match = Routes.match(call.method(), call.rawPath());
        if (match == null) {
            throw new IllegalStateException("The simulation asked for " + call.path());
        }
        call.mask().mustFit(match.route().schema(), "");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            new Out(json, call.mask()).root(api.answer(match, call).body());
        } catch (ApiError e) {
            throw new Refused(e.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
