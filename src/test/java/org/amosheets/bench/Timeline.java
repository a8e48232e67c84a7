package org.amosheets.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.amosheets.sandbox.amocrm.RequestRecord;
import org.amosheets.sandbox.sheets.LoggedRequest;

/** The requests to both sides in one list, by the time at which they came. */
final class Timeline {

    private record Line(long at, String text) {}

    private Timeline() {}

    static List<String> of(long since, List<RequestRecord> amo, List<LoggedRequest> sheets) {
        List<Line> lines = new ArrayList<>();
        amo.forEach(request -> lines.add(new Line(
                request.wallMillis(),
                String.join(
                        "\t",
                        "amoCRM",
                        request.method(),
                        request.path(),
                        "entities " + request.entities(),
                        "took " + request.tookMillis() + " ms",
                        Integer.toString(request.status())))));
        sheets.forEach(request -> lines.add(new Line(
                request.atMs(),
                String.join(
                        "\t",
                        "Sheets",
                        request.kind().toString(),
                        request.path().replaceAll("/spreadsheets/[^/:]+", "/spreadsheets/…"),
                        "in " + request.bytesIn(),
                        "out " + request.bytesOut(),
                        Integer.toString(request.status())))));
        lines.sort(Comparator.comparingLong(Line::at));
        long first = lines.isEmpty() ? 0 : lines.get(0).at();
        return lines.stream()
                .map(line -> (line.at() - first) + "\t" + line.text())
                .toList();
    }
}
