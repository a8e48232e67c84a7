package org.amosheets.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an older tool needed for a sample of the operations, at the same fakes with the same limits and delay.
 *
 * @param traffic of the whole sample
 */
record Baseline(Pace pace, Traffic traffic) {

    /** One thing that an older tool does. */
    @FunctionalInterface
    interface Operation {
        void run(int index);
    }

    /** One operation after the other, as the older tools work. */
    static Baseline play(Site site, int sample, Operation operation) {
        site.clearLogs();
        long startedAt = System.nanoTime();
        List<Double> doneAt = new ArrayList<>();
        for (int i = 0; i < sample; i++) {
            operation.run(i);
            doneAt.add((System.nanoTime() - startedAt) / 1e9);
        }
        site.writeRequests("requests-baseline", startedAt);
        return new Baseline(new Pace(doneAt), site.traffic());
    }

    /** A tool that was played wrongly would be a flattering thing to compare with. */
    static void check(long expected, long arrived) {
        if (arrived != expected) {
            throw new IllegalStateException("Tried to play an older tool but failed because " + arrived
                    + " of its changes arrived in place of " + expected);
        }
    }

    double perOperation(int requests) {
        return (double) requests / pace.doneAt().size();
    }

    /** What it asks of both sides for so many operations, by the names that {@link Runs#addTraffic} uses. */
    Map<String, Double> requests(int operations, String thing) {
        Map<String, Double> figures = new HashMap<>();
        figures.put("amoCRM requests", perOperation(traffic.amo()) * operations);
        figures.put("amoCRM requests per " + thing, perOperation(traffic.amo()));
        figures.put("Sheets requests", perOperation(traffic.sheets()) * operations);
        figures.put("Sheets requests per " + thing, perOperation(traffic.sheets()));
        return figures;
    }
}
