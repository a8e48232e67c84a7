package org.amosheets.bench;

import java.time.Duration;
import java.util.List;

/** From a person's edit to the moment at which the other side shows it, announced by script and webhook, both ways by turns. */
final class LatencyMeasure implements Measure {

    /** No row is edited again before its last edit had this long to cross. */
    private static final int SECONDS_APART = 30;

    @Override
    public List<Figure> run(Order order, Options options) {
        int perSecond = order.number(0, 1);
        int seconds = order.number(1, 60);
        Runs runs = new Runs("latency, " + perSecond + "/s for " + seconds + " s");
        for (int i = 1; i <= options.runs(1); i++) {
            int rows = perSecond * Math.min(seconds, SECONDS_APART);
            try (Site site = new Site(options, order.label() + "-" + i, rows).announced();
                    JarService service = site.startLinked()) {
                editToLead(site, perSecond, seconds, runs);
                site.awaitQuiet();
                leadToRow(site, perSecond, seconds, runs);
            }
        }
        return runs.figures();
    }

    private static void editToLead(Site site, int perSecond, int seconds, Runs runs) {
        List<Long> leads = site.leadIds();
        Crossings crossings = new Crossings();
        Watches.ofLeads(site, lead -> Long.toString(lead.price()), crossings);
        site.clearLogs();
        long startedAt = System.nanoTime();
        OpenLoop.run(perSecond, seconds, (i, dueAt) -> {
            String price = Integer.toString(700_000 + i);
            crossings.made(leads.get(i % leads.size()), price);
            site.tab.type(Site.FIRST_ROW + i % leads.size(), "budget", price);
        });
        finish(site, "edit → lead", startedAt, crossings, runs);
    }

    private static void leadToRow(Site site, int perSecond, int seconds, Runs runs) {
        List<Long> leads = site.leadIds();
        Crossings crossings = new Crossings();
        Watches.ofColumn(site, "budget", crossings);
        site.clearLogs();
        long startedAt = System.nanoTime();
        OpenLoop.run(perSecond, seconds, (i, dueAt) -> {
            int price = 800_000 + i;
            crossings.made(Site.FIRST_ROW + i % leads.size(), Integer.toString(price));
            site.crm.ui().setPrice(leads.get(i % leads.size()), price);
        });
        finish(site, "lead → row", startedAt, crossings, runs);
    }

    private static void finish(Site site, String way, long startedAt, Crossings crossings, Runs runs) {
        crossings.await(Duration.ofSeconds(60));
        Series times = crossings.times();
        Traffic traffic = site.traffic();
        site.writeRequests(way.startsWith("edit") ? "requests-edit" : "requests-lead", startedAt);
        runs.add(way + ", p50", times.median() / 1000, "s");
        runs.add(way + ", p95", times.percentile(95) / 1000, "s");
        runs.add(way + ", max", times.max() / 1000, "s");
        runs.add(way + ", never seen", crossings.lost(), "", Bar.atMost(0));
        runs.add(way + ", amoCRM requests per change", (double) traffic.amo() / times.size(), "");
        runs.add(way + ", Sheets requests per change", (double) traffic.sheets() / times.size(), "");
        runs.addLimits(traffic);
    }
}
