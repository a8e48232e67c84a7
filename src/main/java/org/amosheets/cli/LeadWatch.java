package org.amosheets.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.amosheets.engine.ImportResults;
import org.amosheets.engine.ImportResults.Linked;
import org.amosheets.store.StoreUnavailable;

/** Waits until the service has made leads of imported rows, or has said why not. */
final class LeadWatch {

    private static final int AT_ONCE = 1_000;
    private static final long SHORTEST_PAUSE_MS = 500;
    private static final long LONGEST_PAUSE_MS = 2_000;
    /** Each look asks Redis for every row that waits, and Redis is the service's too. */
    private static final int ROWS_A_MS = 5;
    /** A note may stand while the service is still at it; a row that nothing happens to has its last one. */
    private static final Duration QUIET = Duration.ofSeconds(5);
    /** The sheet is read for the notes; its quota is the service's, too. */
    private static final Duration BETWEEN_READS = Duration.ofSeconds(10);
    /** A Redis under load answers again in a while, and the rows go on without the command. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ImportResults results;
    private final ImportRun run;
    private final Clock clock;
    private long progress;
    private long read;
    private long answered;

    LeadWatch(ImportResults results, ImportRun run, Clock clock) {
        this.results = results;
        this.run = run;
        this.clock = clock;
    }

    void waitFor(Duration longest, boolean barShown) {
        long end = clock.millis() + longest.toMillis();
        progress = clock.millis();
        answered = progress;
        try (Bar bar = Bar.of("leads", run.waiting().size(), barShown)) {
            while (!isOver(bar, end)) {
                Thread.sleep(pauseMs());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long pauseMs() {
        return Math.min(
                LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, run.waiting().size() / ROWS_A_MS));
    }

    private boolean isOver(Bar bar, long end) {
        try {
            boolean over = look(bar, end);
            answered = clock.millis();
            return over;
        } catch (StoreUnavailable e) {
            if (clock.millis() - answered > PATIENCE.toMillis()) {
                throw e;
            }
            return false;
        }
    }

    private boolean look(Bar bar, long end) {
        int linked = takeLinked();
        bar.step(linked);
        long now = clock.millis();
        progress = linked > 0 ? now : progress;
        boolean over = now >= end;
        boolean quiet = now - progress >= QUIET.toMillis() && now - read >= BETWEEN_READS.toMillis();
        if (!run.waiting().isEmpty() && (over || (quiet && results.nothingUnderWay()))) {
            takeRefused();
            read = clock.millis();
        }
        return run.waiting().isEmpty() || over;
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
