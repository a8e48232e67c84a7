package org.amosheets.bench;

import java.time.Duration;
import java.util.List;

/**
 * Webhooks while both APIs hang. Each announces a change of a row or lead of its own, and nothing else tells of it: polls
 * and reconciliation are off, so a change that crosses afterwards was kept.
 */
final class WebhookMeasure implements Measure {

    private static final double BAR_MS = 50;

    @Override
    public List<Figure> run(Order order, Options options) {
        int perSecond = order.number(0, 100);
        int seconds = order.number(1, 20);
        Runs runs = new Runs("webhooks, " + perSecond + "/s, APIs hang");
        for (int i = 1; i <= options.runs(1); i++) {
            try (Site site = new Site(options, order.label() + "-" + i, perSecond * seconds)) {
                site.with("SYNC_POLL_SECONDS", "0").with("SYNC_RECONCILE_SECONDS", "0");
                try (JarService service = site.startLinked()) {
                    once(site, perSecond, seconds, runs);
                }
            }
        }
        return runs.figures();
    }

    private static void once(Site site, int perSecond, int seconds, Runs runs) {
        List<Long> leads = site.leadIds();
        Crossings toLeads = new Crossings();
        Crossings toRows = new Crossings();
        Watches.ofLeads(site, lead -> Long.toString(lead.price()), toLeads);
        Watches.ofColumn(site, "budget", toRows);
        WebhookLoad load = new WebhookLoad(site);
        load.warmUp(200);
        site.hang();
        // Before the load, so that what the fakes cost is not counted as the service's.
        for (int i = 0; i < leads.size(); i++) {
            change(site, i, leads.get(i), toLeads, toRows);
        }
        OpenLoop.run(perSecond, seconds, (i, dueAt) -> {
            if (i % 2 == 0) {
                load.row(Site.FIRST_ROW + i, Integer.toString(price(i)), dueAt);
            } else {
                load.lead(leads.get(i), price(i), dueAt);
            }
        });
        long refused = load.refused();
        site.clearLogs();
        site.release();
        long releasedAt = System.nanoTime();
        toLeads.await(Duration.ofSeconds(180));
        toRows.await(Duration.ofSeconds(180));
        double recovery = (System.nanoTime() - releasedAt) / 1e9;
        site.writeRequests("requests-after", releasedAt);

        runs.add("answer, p50", load.times().median(), "ms");
        runs.add("answer, p99", load.times().percentile(99), "ms", Bar.atMost(BAR_MS));
        runs.add("answer, max", load.times().max(), "ms");
        runs.add("not accepted", refused, "", Bar.atMost(0));
        runs.add("lost", toLeads.lost() + toRows.lost(), "", Bar.atMost(0));
        runs.add("all visible after the APIs answer again", recovery, "s");
        runs.addLimits(site.traffic());
    }

    private static void change(Site site, int i, long lead, Crossings toLeads, Crossings toRows) {
        String price = Integer.toString(price(i));
        if (i % 2 == 0) {
            toLeads.made(lead, price);
            site.tab.type(Site.FIRST_ROW + i, "budget", price);
        } else {
            toRows.made(Site.FIRST_ROW + i, price);
            site.crm.ui().setPrice(lead, price(i));
        }
    }

    private static int price(int i) {
        return 500_000 + i;
    }
}
