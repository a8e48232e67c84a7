package org.amosheets.bench;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** Many rows in a small heap: their import, a poll over all of them, and one edit. */
final class MemoryMeasure implements Measure {

    /** More rows name their leads at the start: at seven requests a second their import would take too long. */
    private static final int MOST_IMPORTED = 10_000;

    @Override
    public List<Figure> run(Order order, Options options) {
        int rows = order.number(0, 10_000);
        int heap = order.number(1, 256);
        Runs runs = new Runs(rows + " rows, -Xmx" + heap + "m");
        for (int i = 1; i <= options.runs(1); i++) {
            String label = order.label() + "-" + i;
            try (Site site = rows > MOST_IMPORTED ? Site.roomy(options, label, rows) : new Site(options, label, rows)) {
                once(site.with("SYNC_POLL_SECONDS", "10"), heap, runs);
            }
        }
        return runs.figures();
    }

    private static void once(Site site, int heap, Runs runs) {
        String[] jvm = {"-Xmx" + heap + "m", "-XX:+ExitOnOutOfMemoryError", "-Xlog:gc:file=gc.log"};
        try (JarService service = site.rows > MOST_IMPORTED
                ? site.startAdopting(jvm)
                : site.announced().startLinked(jvm)) {
            site.clearLogs();
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> site.sheets.reads() >= 1);
            site.awaitQuiet();
            double edit = edit(site);
            GcLog gc = GcLog.read(site.dir.resolve("gc.log"));
            runs.add("still healthy", service.healthy() ? 1 : 0, "", Bar.atLeast(1));
            runs.add("heap, most in use", gc.mostUsedMb(), "MB", Bar.atMost(heap));
            runs.add("heap, most left by a collection", gc.mostLiveMb(), "MB");
            runs.add("collections", gc.collections(), "");
            runs.add("paused by collections in all", gc.pausedMs() / 1000, "s");
            runs.add("resident memory of the service, most", service.peakMemoryMb(), "MB");
            runs.add("resident memory of Redis, most", service.redisPeakMemoryMb(), "MB");
            runs.add("one edit → lead", edit, "s");
        }
    }

    private static double edit(Site site) {
        int row = Site.FIRST_ROW + site.rows / 2;
        Crossings crossings = new Crossings();
        Watches.ofLeads(site, lead -> Long.toString(lead.price()), crossings);
        crossings.made(Long.parseLong(site.tab.cell(row, "amo_deal_id")), "987654");
        site.tab.type(row, "budget", "987654");
        crossings.await(Duration.ofSeconds(60));
        return crossings.times().max() / 1000;
    }
}
