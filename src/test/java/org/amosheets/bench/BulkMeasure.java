package org.amosheets.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.amosheets.sandbox.amocrm.SampleAccount;

/** A column pasted over many rows, and many leads moved to another stage at once. */
final class BulkMeasure implements Measure {

    private static final int FIRST_BUDGET = 600_000;
    static final String IN_WORK = "В работе";
    private static final int BUDGET_COLUMN = 4;
    private static final String VISIBLE = "all visible on the other side";
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
        List<Figure> ourEdits = edits.figures();
        List<Figure> ourMoves = moves.figures();
        Beside editsBeside = new Beside()
                .advised(VISIBLE, rows / Beside.ROWS_A_SECOND)
                .advised("amoCRM requests", rows / Beside.ENTITIES_A_REQUEST)
                .advised("amoCRM requests per row", 1 / Beside.ENTITIES_A_REQUEST);
        Beside movesBeside = new Beside();
        if (options.sample() > 0) {
            try (Site site = new Site(options, order.label() + "-baseline", rows)) {
                LinkedRows linked = LinkedRows.fill(site, true);
                OlderTool tool = new OlderTool(site);
                addBaseline(olderEdits(site, linked, tool, options.sample()), rows, editsBeside);
                addBaseline(olderMoves(site, linked, tool, options.sample()), rows, movesBeside);
            }
        }
        List<Figure> figures = new ArrayList<>(editsBeside.put(ourEdits));
        figures.addAll(movesBeside.put(ourMoves));
        return figures;
    }

    private static void addBaseline(Baseline played, int rows, Beside beside) {
        beside.baseline(played.requests(rows, "row"))
                .baseline(VISIBLE, played.pace().seconds(rows));
    }

    /** In its favour: its script tells only of the first row of what was pasted, here every row is told. */
    private static Baseline olderEdits(Site site, LinkedRows linked, OlderTool tool, int most) {
        int sample = Math.min(site.rows, most);
        site.tab.paste(Site.FIRST_ROW, BUDGET_COLUMN, budgets(sample));
        OlderSheetToCrm older = new OlderSheetToCrm(tool);
        Baseline played = Baseline.play(site, sample, i -> older.update(Site.FIRST_ROW + i));
        Baseline.check(
                sample,
                IntStream.range(0, sample)
                        .filter(i -> site.crm
                                .state()
                                .lead(linked.leads.get(i))
                                .filter(lead -> lead.price() == FIRST_BUDGET + i)
                                .isPresent())
                        .count());
        return played;
    }

    /** In its favour: it loses what Sheets refuses, here it asks again. */
    private static Baseline olderMoves(Site site, LinkedRows linked, OlderTool tool, int most) {
        // The first sixty writes are free of any wait, so the pace shows in those after them only.
        int sample = Math.min(site.rows, Math.max(2 * most, 2 * Site.SHEETS_A_MINUTE));
        site.crm.ui().bulkMove(linked.leads.subList(0, sample), SampleAccount.SALES, SampleAccount.SALES_WORK);
        OlderCrmToSheet older = new OlderCrmToSheet(tool);
        Baseline played = Baseline.play(site, sample, i -> {
            if (i % OlderCrmToSheet.LEADS_A_READ == 0) {
                int to = Math.min(sample, i + OlderCrmToSheet.LEADS_A_READ);
                older.readMoved(linked.leads.subList(i, to), linked.contacts.subList(i, to));
            }
            older.writeStage(Site.FIRST_ROW + i);
        });
        Baseline.check(
                sample,
                IntStream.range(0, sample)
                        .filter(i -> site.tab
                                .cell(Site.FIRST_ROW + i, LinkedRows.STATUS_COLUMN)
                                .equals(IN_WORK))
                        .count());
        return played;
    }

    private static List<List<String>> budgets(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(i -> Collections.singletonList(Integer.toString(FIRST_BUDGET + i)))
                .toList();
    }

    private static void edit(Site site, Runs runs) {
        List<Long> leads = site.leadIds();
        Crossings crossings = new Crossings();
        Watches.ofLeads(site, lead -> Long.toString(lead.price()), crossings);
        site.clearLogs();
        List<List<String>> budgets = budgets(site.rows);
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
        site.rowNumbers().forEach(row -> crossings.made(row, IN_WORK));
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
        runs.add(VISIBLE, crossings.times().max() / 1000, "s");
        runs.add("not visible", crossings.lost(), "", Bar.atMost(0));
        runs.addTraffic(site.traffic(), site.rows, "row");
        site.writeRequests(log, startedAt);
    }
}
