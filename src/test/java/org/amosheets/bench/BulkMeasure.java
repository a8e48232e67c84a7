package org.amosheets.bench;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.amosheets.sandbox.amocrm.SampleAccount;

/** A column pasted over many rows, and many leads moved to another stage at once. */
final class BulkMeasure implements Measure {

    private static final int BUDGET_COLUMN = 4;
    /** The sandbox tells of one mass action in one webhook, and a body above 1 MiB is refused, as the contract says. */
    private static final int LEADS_A_MOVE = 200;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Override
    public List<Figure> run(Order order, Options options) {
        int rows = order.number(0, 1000);
        Runs edits = new Runs(rows + " edited rows");
        Runs moves = new Runs(rows + " moved leads");
        for (int i = 1; i <= options.runs(2); i++) {
            try (Site site = new Site(options, order.label() + "-" + i, rows).announced();
                    JarService service = site.startLinked()) {
                edit(site, edits);
                site.awaitQuiet();
                move(site, moves);
            }
        }
        List<Figure> figures = new java.util.ArrayList<>(edits.figures());
        figures.addAll(moves.figures());
        return figures;
    }

    private static void edit(Site site, Runs runs) {
        List<Long> leads = site.leadIds();
        Crossings crossings = new Crossings();
        Watches.ofLeads(site, lead -> Long.toString(lead.price()), crossings);
        site.clearLogs();
        List<List<String>> budgets = IntStream.range(0, site.rows)
                .mapToObj(i -> Collections.singletonList(Integer.toString(600_000 + i)))
                .toList();
        for (int i = 0; i < site.rows; i++) {
            crossings.made(leads.get(i), budgets.get(i).get(0));
        }
        long startedAt = System.nanoTime();
        site.tab.paste(Site.FIRST_ROW, BUDGET_COLUMN, budgets);
        finish(site, crossings, runs, "requests-edit", startedAt);
    }

    private static void move(Site site, Runs runs) {
        Crossings crossings = new Crossings();
        Watches.ofColumn(site, "status", crossings);
        site.clearLogs();
        site.rowNumbers().forEach(row -> crossings.made(row, "В работе"));
        long startedAt = System.nanoTime();
        List<Long> leads = site.leadIds();
        for (int from = 0; from < leads.size(); from += LEADS_A_MOVE) {
            List<Long> some = leads.subList(from, Math.min(leads.size(), from + LEADS_A_MOVE));
            site.crm.ui().bulkMove(some, SampleAccount.SALES, SampleAccount.SALES_WORK);
        }
        finish(site, crossings, runs, "requests-move", startedAt);
    }

    private static void finish(Site site, Crossings crossings, Runs runs, String log, long startedAt) {
        crossings.await(PATIENCE);
        runs.add("all visible on the other side", crossings.times().max() / 1000, "s");
        runs.add("not visible", crossings.lost(), "", Bar.atMost(0));
        runs.addTraffic(site.traffic(), site.rows, "row");
        site.writeRequests(log, startedAt);
    }
}
