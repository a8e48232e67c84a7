package org.amosheets.sheets;

import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetRequest;
import com.google.api.services.sheets.v4.model.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.amosheets.sheets.GridReader.Answer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** The real {@link GoogleSheet} without Camel: each call asks for the fields that {@code routes/sheets.camel.yaml} names. */
public final class SimulatedSheet implements SheetsCalls {

    /** Carries a request to the simulated spreadsheet. */
    public interface Wire {

        byte[] read(String route, String fields, boolean cells, List<String> ranges);

        byte[] write(String route, String fields, String body);

        /** Asked before each write, as the route does. */
        void mayStillWrite();
    }

    private static final int READS = 4;
    private static final Map<String, String> FIELDS = fields();

    private final Wire wire;

    private final OwnerMark mark;

    private SimulatedSheet(Wire wire, OwnerMark mark) {
        this.wire = wire;
        this.mark = mark;
    }

    /** @param pause lets time pass */
    public static Sheet over(
            Wire wire, TabBinding binding, WriteJournal journal, Clock clock, Consumer<Duration> pause) {
        OwnerMark mark = new OwnerMark();
        return new GoogleSheet(
                new SimulatedSheet(wire, mark),
                mark,
                "",
                binding,
                journal,
                () -> new Patience(clock, wait -> {
                    // Without the jitter, which no seed decides.
                    pause.accept(Duration.ofMillis(Long.highestOneBit(wait.toMillis() / 500) * 500));
                }));
    }

    public static SheetsException busy(String why) {
        return new SheetsException.Busy(SheetsErrors.sentence("call the sheet", why, "nothing"), null);
    }

    /** Google did not do it for sure. */
    public static SheetsException tooMany() {
        return new SheetsException.Busy("too many requests", new ConnectException());
    }

    public static SheetsException refused(String why) {
        return new SheetsException.Rejected(why, null);
    }

    @Override
    public Answer spreadsheet() {
        return answer("sheets-tabs", List.of(), false);
    }

    @Override
    public List<TabAnswer> tabs() {
        return read("sheets-tabs", List.of(), false);
    }

    @Override
    public List<TabAnswer> rows(List<String> ranges) {
        return read("sheets-rows", ranges, true);
    }

    @Override
    public List<TabAnswer> wholeTab(List<String> ranges) {
        return read("sheets-whole-tab", ranges, true);
    }

    @Override
    public List<TabAnswer> keys(List<String> ranges) {
        return read("sheets-keys", ranges, true);
    }

    @Override
    public List<TabAnswer> copies(List<String> ranges) {
        return read("sheets-copies", ranges, true);
    }

    @Override
    public List<TabAnswer> write(BatchUpdateSpreadsheetRequest batch) {
        return send("sheets-write", batch);
    }

    @Override
    public void restructure(List<Request> requests) {
        send("sheets-structure", new BatchUpdateSpreadsheetRequest().setRequests(requests));
    }

    private List<TabAnswer> read(String route, List<String> ranges, boolean cells) {
        Answer answer = answer(route, ranges, cells);
        mark.check(answer.owners());
        return answer.tabs();
    }

    private Answer answer(String route, List<String> ranges, boolean cells) {
        for (int repeats = 0; ; repeats++) {
            try {
                return parsed(wire.read(route, field(route), cells, ranges));
            } catch (SheetsException.Busy busy) {
                if (repeats == READS) {
                    throw busy;
                }
            }
        }
    }

    private List<TabAnswer> send(String route, BatchUpdateSpreadsheetRequest batch) {
        wire.mayStillWrite();
        try {
            return parsed(wire.write(
                            route,
                            field(route),
                            GsonFactory.getDefaultInstance().toString(batch)))
                    .tabs();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer parsed(byte[] answer) {
        try {
            return GridReader.read(new ByteArrayInputStream(answer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String field(String route) {
        return FIELDS.getOrDefault(route, "");
    }

    private static Map<String, String> fields() {
        Map<String, String> fields = new HashMap<>();
        try (InputStream in = Files.newInputStream(Path.of("routes/sheets.camel.yaml"))) {
            for (Map<String, Object> entry : new Yaml().<List<Map<String, Object>>>load(in)) {
                if (entry.get("route") instanceof Map<?, ?> route) {
                    String mask = mask(route);
                    if (mask != null) {
                        fields.put(String.valueOf(route.get("id")), mask);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return fields;
    }

    /** The constant of the header with the field mask, wherever in the route it stands. */
    private static @Nullable String mask(Object node) {
        if (node instanceof Map<?, ?> map) {
            if ("CamelGoogleSheets.fields".equals(map.get("name"))) {
                return String.valueOf(map.get("constant"));
            }
            return map.values().stream()
                    .map(SimulatedSheet::mask)
                    .filter(found -> found != null)
                    .findFirst()
                    .orElse(null);
        }
        if (node instanceof List<?> list) {
            return list.stream()
                    .map(SimulatedSheet::mask)
                    .filter(found -> found != null)
                    .findFirst()
                    .orElse(null);
        }
        return null;
    }
}
