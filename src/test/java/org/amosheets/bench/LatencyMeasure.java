package org.amosheets.bench;

import java.time.Duration;
import java.util.List;

/** From a person's edit to the moment at which the other side shows it, announced by script and webhook, both ways by turns. */
final class LatencyMeasure implements Measure {

    /** No row is edited again before its last edit had this long to cross. */
    private static final int SECONDS_APART = 30;

    private static final String EDIT_TO_LEAD = "edit → lead";
    private static final String LEAD_TO_ROW = "lead → row";
    private static final int MOST_LONE_CHANGES = 10;
    /** The script of the only older tool that tells of edits without making the lead anew waits first. */
    private static final long OLDER_SCRIPT_WAITS_MS = 3000;

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
        List<Figure> ours = runs.figures();
        Beside beside = new Beside();
        if (options.sample() > 0) {
            int sample = Math.min(options.sample(), MOST_LONE_CHANGES);
            try (Site site = new Site(options, order.label() + "-baseline", sample)) {
                LinkedRows linked = LinkedRows.fill(site, true);
                OlderTool tool = new OlderTool(site);
                addBaseline(EDIT_TO_LEAD, olderEdits(site, linked, tool), beside);
                addBaseline(LEAD_TO_ROW, olderHooks(site, linked, tool), beside);
            }
        }
        return beside.put(ours);
    }

    private static void addBaseline(String way, Played played, Beside beside) {
        beside.baseline(way + ", p50", played.times().median() / 1000)
                .baseline(way + ", p95", played.times().percentile(95) / 1000)
                .baseline(way + ", max", played.times().max() / 1000)
                .baseline(
                        way + ", amoCRM requests per change",
                        played.baseline()
                                .perOperation(played.baseline().traffic().amo()))
                .baseline(
                        way + ", Sheets requests per change",
                        played.baseline()
                                .perOperation(played.baseline().traffic().sheets()));
    }

    private record Played(Baseline baseline, Series times) {}

    /** Each by itself, the next one only when all is done for the one before: an older tool's best case. */
    private static Played olderEdits(Site site, LinkedRows linked, OlderTool tool) {
        Crossings crossings = new Crossings();
        Watches.ofLeads(site, lead -> Long.toString(lead.price()), crossings);
        OlderSheetToCrm older = new OlderSheetToCrm(tool);
        Baseline played = Baseline.play(site, site.rows, i -> {
            String price = Integer.toString(700_000 + i);
            crossings.made(linked.leads.get(i), price);
            site.tab.type(Site.FIRST_ROW + i, "budget", price);
            OlderTool.pause(OLDER_SCRIPT_WAITS_MS);
            older.update(Site.FIRST_ROW + i);
        });
        return awaited(played, crossings);
    }

    private static Played olderHooks(Site site, LinkedRows linked, OlderTool tool) {
        Crossings crossings = new Crossings();
        Watches.ofColumn(site, "budget", crossings);
        OlderCrmToSheet older = new OlderCrmToSheet(tool);
        Baseline played = Baseline.play(site, site.rows, i -> {
            int price = 800_000 + i;
            crossings.made(Site.FIRST_ROW + i, Integer.toString(price));
            site.crm.ui().setPrice(linked.leads.get(i), price);
            older.amount(Site.FIRST_ROW + i, linked.leads.get(i), linked.contacts.get(i));
        });
        return awaited(played, crossings);
    }

    private static Played awaited(Baseline played, Crossings crossings) {
        crossings.await(Duration.ofSeconds(60));
        Baseline.check(0, crossings.lost());
        return new Played(played, crossings.times());
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
        finish(site, EDIT_TO_LEAD, startedAt, crossings, runs);
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
        finish(site, LEAD_TO_ROW, startedAt, crossings, runs);
    }

    private static void finish(Site site, String way, long startedAt, Crossings crossings, Runs runs) {
        crossings.await(Duration.ofSeconds(60));
        Series times = crossings.times();
        Traffic traffic = site.traffic();
        site.writeRequests(way.equals(EDIT_TO_LEAD) ? "requests-edit" : "requests-lead", startedAt);
        runs.add(way + ", p50", times.median() / 1000, "s");
        runs.add(way + ", p95", times.percentile(95) / 1000, "s");
        runs.add(way + ", max", times.max() / 1000, "s");
        runs.add(way + ", never seen", crossings.lost(), "", Bar.atMost(0));
        runs.add(way + ", amoCRM requests per change", (double) traffic.amo() / times.size(), "");
        runs.add(way + ", Sheets requests per change", (double) traffic.sheets() / times.size(), "");
        runs.addLimits(traffic);
    }
}
