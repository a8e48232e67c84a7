package org.amosheets.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.amosheets.engine.ImportJobs;
import org.amosheets.engine.ImportJobs.Report;
import org.amosheets.store.Imports.Ended;
import org.amosheets.store.Imports.RowEnd;
import org.apache.camel.Exchange;

/** Makes leads of all rows that have none, at a person's word, and tells how far that has come. */
public final class ImportApi {

    private final ImportJobs jobs;

    public ImportApi(ImportJobs jobs) {
        this.jobs = jobs;
    }

    /** {@code POST /import} */
    public Object start(Exchange exchange) {
        return start();
    }

    /** {@code GET /import/{job}} */
    public Object show(Exchange exchange) {
        return show(Received.of(exchange));
    }

    Answer start() {
        String job = jobs.start()
                .orElseThrow(() -> new ProblemException(Problem.of(
                        409,
                        "The rows had leads before their service columns were deleted; see GET /changes?state=held, and"
                                + " restore the columns, or approve or drop that first.")));
        return Answer.json(202, Map.of("job", job));
    }

    Answer show(Received request) {
        Report report = jobs.find(request.segment(1))
                .orElseThrow(() -> new ProblemException(
                        Problem.notFound("No import has this id, or it is long over; POST /import starts one.")));
        Ended counts = report.counts();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("job", counts.id());
        shown.put("state", report.running() ? "running" : "done");
        shown.put("created", counts.created());
        shown.put("updated", counts.updated());
        shown.put("skipped", counts.skipped());
        shown.put("failed", counts.failed());
        shown.put("waiting", counts.waiting());
        shown.put("startedAt", Instant.ofEpochMilli(counts.startedAt()).toString());
        shown.put(
                "endedAt",
                report.running() ? "" : Instant.ofEpochMilli(counts.endedAt()).toString());
        shown.put("failures", counts.failures().stream().map(ImportApi::shown).toList());
        return Answer.ok(shown);
    }

    private static Map<String, Object> shown(RowEnd end) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("row", end.row());
        shown.put("key", end.key());
        shown.put("reason", end.reason());
        return shown;
    }
}
