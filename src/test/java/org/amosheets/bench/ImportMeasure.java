package org.amosheets.bench;

import java.time.Duration;
import java.util.List;

/** Rows that stand in the sheet when the service starts become leads, a tenth of them of contacts that amoCRM has. */
final class ImportMeasure implements Measure {

    private static final double BAR_ROWS_A_SECOND = 210;

    @Override
    public List<Figure> run(Order order, Options options) {
        int rows = order.number(0, 1000);
        Runs runs = new Runs("import of " + rows + " rows");
        for (int i = 1; i <= options.runs(rows > 1000 ? 1 : 3); i++) {
            try (Site site = new Site(options, order.label() + "-" + i, rows)) {
                People.addKnown(site.crm.ui(), rows);
                once(site.announced(), runs);
            }
        }
        List<Figure> ours = runs.figures();
        Beside beside = new Beside()
                .advised("rows/s", Beside.ROWS_A_SECOND)
                .advised("time", rows / Beside.ROWS_A_SECOND)
                .advised("amoCRM requests", rows / Beside.ENTITIES_A_REQUEST)
                .advised("amoCRM requests per row", 1 / Beside.ENTITIES_A_REQUEST);
        if (options.sample() > 0) {
            addBaseline(order, options, rows, beside);
        }
        return beside.put(ours);
    }

    private static void addBaseline(Order order, Options options, int rows, Beside beside) {
        try (Site site = new Site(options, order.label() + "-baseline", rows)) {
            People.addKnown(site.crm.ui(), rows);
            int sample = Math.min(rows, options.sample());
            OlderTool tool = new OlderTool(site);
            OlderSheetToCrm older = new OlderSheetToCrm(tool);
            List<List<String>> people = People.rows(sample);
            LinkedRows.addHeaders(site);
            // Once for the whole import: it would count too much for a sample.
            tool.readTab();
            Baseline played = Baseline.play(site, sample, i -> older.create(Site.FIRST_ROW + i, people.get(i)));
            Baseline.check(sample, site.crm.state().leads().size());
            double seconds = played.pace().seconds(rows);
            beside.baseline(played.requests(rows, "row"))
                    .baseline("rows/s", rows / seconds)
                    .baseline("time", seconds);
        }
    }

    private static void once(Site site, Runs runs) {
        Crossings ids = site.expectIds();
        try (JarService service = site.start("-Xlog:gc:file=gc.log")) {
            service.awaitHealthy();
            long healthyAt = System.nanoTime();
            Duration cpuBefore = service.cpu();
            ids.await(Duration.ofSeconds(120 + site.rows / 5));
            double seconds = (System.nanoTime() - healthyAt) / 1e9;
            Traffic traffic = site.traffic();
            Duration cpu = service.cpu().minus(cpuBefore);
            site.writeRequests("requests", healthyAt);

            runs.add("rows/s", site.rows / seconds, "rows/s", Bar.atLeast(BAR_ROWS_A_SECOND));
            runs.add("time", seconds, "s");
            runs.addTraffic(traffic, site.rows, "row");
            runs.add("processor time of the service", cpu.toMillis() / 1000.0, "s");
            site.awaitQuiet();
            Traffic after = site.traffic();
            runs.add("amoCRM requests afterwards, until quiet", after.amo() - traffic.amo(), "");
            runs.add("Sheets requests afterwards, until quiet", after.sheets() - traffic.sheets(), "");
            runs.add("rows, leads or contacts too few or too many", wrong(site, ids), "", Bar.atMost(0));
        }
    }

    /** Each row is a person of its own, so there have to be as many leads and as many contacts as rows. */
    private static int wrong(Site site, Crossings ids) {
        return ids.lost()
                + Math.abs(site.crm.state().leads().size() - site.rows)
                + Math.abs(site.crm.state().contacts().size() - site.rows);
    }
}
