package org.amosheets.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** What an hour costs in which nothing happens: some minutes of it at the default intervals, as requests an hour. */
final class IdleMeasure implements Measure {

    private static final int ROWS = 1_000;
    private static final double BAR_SHEETS = 130;
    private static final double BAR_AMO = 40;
    /** amoCRM's lists lag by up to ten minutes, so what was linked is listed once more; after that an hour is as any other. */
    private static final int SETTLE_MINUTES = 15;

    @Override
    public List<Figure> run(Order order, Options options) {
        // Whole distances of the reconciliation, lest one more or less of them be multiplied.
        int minutes = order.number(0, 10);
        Runs runs = new Runs("idle hour, from " + minutes + " minutes");
        for (int i = 1; i <= options.runs(1); i++) {
            try (Site site = new Site(options, order.label() + "-" + i, ROWS)) {
                once(site, minutes, runs);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Tried to watch an idle service but was interrupted", e);
            }
        }
        return runs.figures();
    }

    private static void once(Site site, int minutes, Runs runs) throws InterruptedException {
        try (JarService service = site.announced().startLinked()) {
            TimeUnit.MINUTES.sleep(SETTLE_MINUTES);
            site.clearLogs();
            long began = System.nanoTime();
            double cpuBefore = service.cpu().toMillis();
            TimeUnit.MINUTES.sleep(minutes);
            Traffic traffic = site.traffic();
            double hours = minutes / 60.0;
            runs.add("Sheets requests", traffic.sheets() / hours, "", Bar.atMost(BAR_SHEETS));
            runs.add("amoCRM requests", traffic.amo() / hours, "", Bar.atMost(BAR_AMO));
            runs.add("processor time of the service", (service.cpu().toMillis() - cpuBefore) / 1000 / hours, "s");
            site.writeRequests("requests", began);
        }
    }
}
