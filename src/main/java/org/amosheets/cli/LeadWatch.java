package org.amosheets.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.amosheets.engine.ImportResults;
import org.amosheets.engine.ImportResults.Linked;

/** Waits until the service has made leads of imported rows, or has said why not. */
final class LeadWatch {

    private static final int AT_ONCE = 1_000;
    private static final long LOOK_MILLIS = 500;
    /** A note may stand while the service is still at it; a row that nothing happens to has its last one. */
    private static final Duration QUIET = Duration.ofSeconds(5);
    /** The sheet is read for the notes; its quota is the service's, too. */
    private static final Duration BETWEEN_READS = Duration.ofSeconds(10);

    private final ImportResults results;
    private final ImportRun run;
    private final Clock clock;

    LeadWatch(ImportResults results, ImportRun run, Clock clock) {
        this.results = results;
        this.run = run;
        this.clock = clock;
    }

    void waitFor(Duration longest, boolean barShown) {
        long start = clock.millis();
        long progress = start;
        long read = 0;
        try (Bar bar = Bar.of("leads", run.waiting().size(), barShown)) {
            while (true) {
                int linked = takeLinked();
                bar.step(linked);
                long now = clock.millis();
                progress = linked > 0 ? now : progress;
                boolean over = now - start >= longest.toMillis();
                boolean quiet = now - progress >= QUIET.toMillis() && now - read >= BETWEEN_READS.toMillis();
                if (!run.waiting().isEmpty() && (over || quiet)) {
                    takeRefused();
                    read = clock.millis();
                }
                if (run.waiting().isEmpty() || over) {
                    return;
                }
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int takeLinked() {
        List<String> keys = run.waiting();
        int found = 0;
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            Map<String, Linked> linked = results.linked(keys.subList(from, Math.min(keys.size(), from + AT_ONCE)));
            linked.forEach(run::linked);
            found += linked.size();
        }
        return found;
    }

    private void takeRefused() {
        Map<String, String> reasons = results.refused(new HashSet<>(run.waiting()));
        // A row may have got its lead since, and with it a note of another kind.
        takeLinked();
        reasons.forEach(run::refused);
    }
}
