package org.amosheets.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.amosheets.sandbox.amocrm.SampleAccount;
import org.jspecify.annotations.Nullable;

/**
 * What one edited row and one moved lead cost in sheets of several sizes, all of whose rows are linked: it must not grow. No
 * poll and no reconciliation, both sides announce.
 */
final class ScaleMeasure implements Measure {

    private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000);
    private static final double TOLERANCE = 1.2;

    /**
     * Linking a big sheet's rows leaves Java with better code than linking a small one's, and the big one would seem
     * the cheaper. The first compiler alone is done with its work early in both.
     */
    private static final String ONE_COMPILER = "-XX:TieredStopAtLevel=1";

    private static final int WARM_UP = 20;
    /** Processor time of one change is less than the system's clock for it can tell. */
    private static final int FOR_CPU = 20;

    private static final int LONE = 5;
    /** Five seconds after a patch amoCRM is asked for what it may have overwritten. */
    private static final Duration LONE_QUIET = Duration.ofSeconds(8);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Of one change; requests and bytes are the median of several by themselves. */
    private record Cost(double amo, double sheets, double bytes, double cpuMs) {}

    @Override
    public List<Figure> run(Order order, Options options) {
        List<Figure> figures = new ArrayList<>();
        @Nullable Cost firstEdit = null;
        @Nullable Cost firstMove = null;
        for (int rows : order.numbers().isEmpty() ? SIZES : order.numbers()) {
            Runs runs = new Runs("scale, " + rows + " rows");
            try (Site site = Site.roomy(options, "scale-" + rows, rows)
                            .with("SYNC_POLL_SECONDS", "0")
                            .with("SYNC_RECONCILE_SECONDS", "0");
                    JarService service = site.startAdopting(ONE_COMPILER)) {
                Cost edit = cost(site, service, "edit", new Edits(site));
                Cost move = cost(site, service, "move", new Moves(site));
                add(runs, "edited row", edit, firstEdit);
                add(runs, "moved lead", move, firstMove);
                firstEdit = firstEdit == null ? edit : firstEdit;
                firstMove = firstMove == null ? move : firstMove;
            }
            List<Figure> measured = runs.figures();
            // The next size takes minutes; whoever watches has this one meanwhile.
            System.err.println(Table.of(measured));
            figures.addAll(measured);
        }
        return figures;
    }

    /** The smallest sheet, which comes first, sets the bars of the others. */
    private static void add(Runs runs, String change, Cost cost, @Nullable Cost first) {
        add(runs, change + ", amoCRM requests", cost.amo(), "", first == null ? null : first.amo());
        add(runs, change + ", Sheets requests", cost.sheets(), "", first == null ? null : first.sheets());
        add(runs, change + ", from Sheets", cost.bytes(), "bytes", first == null ? null : first.bytes() * TOLERANCE);
        add(
                runs,
                change + ", processor time of the service",
                cost.cpuMs(),
                "ms",
                first == null ? null : first.cpuMs() * TOLERANCE);
    }

    private static void add(Runs runs, String what, double value, String unit, @Nullable Double most) {
        if (most == null) {
            runs.add(what, value, unit);
        } else {
            runs.add(what, value, unit, Bar.atMost(most));
        }
    }

    private static Cost cost(Site site, JarService service, String name, Changes changes) {
        for (int i = 0; i < WARM_UP; i++) {
            changes.make(i);
        }
        Duration before = service.cpu();
        for (int i = WARM_UP; i < WARM_UP + FOR_CPU; i++) {
            changes.make(i);
        }
        double cpu = (double) service.cpu().minus(before).toMillis() / FOR_CPU;
        site.awaitQuiet(LONE_QUIET);
        List<Double> amo = new ArrayList<>();
        List<Double> sheets = new ArrayList<>();
        List<Double> bytes = new ArrayList<>();
        for (int i = WARM_UP + FOR_CPU; i < WARM_UP + FOR_CPU + LONE; i++) {
            site.clearLogs();
            long startedAt = System.nanoTime();
            changes.make(i);
            site.awaitQuiet(LONE_QUIET);
            site.writeRequests("requests-" + name + "-" + i, startedAt);
            amo.add((double) site.traffic().amo());
            sheets.add((double) site.traffic().sheets());
            bytes.add((double) site.bytesFromSheets());
        }
        return new Cost(
                Series.of(amo).median(),
                Series.of(sheets).median(),
                Series.of(bytes).median(),
                cpu);
    }

    /** Changes of one kind; each is made and shows on the other side when the call returns. */
    private abstract static class Changes {

        final Site site;
        final Crossings crossings = new Crossings();
        final List<Long> leads;

        Changes(Site site) {
            this.site = site;
            leads = site.leadIds();
        }

        /** The rows are taken from all over the sheet. */
        final void make(int index) {
            int at = (int) ((long) index * 7919 % site.rows);
            change(at, index);
            crossings.await(PATIENCE);
            if (crossings.lost() > 0) {
                throw new IllegalStateException("A change did not cross; see " + site.dir);
            }
        }

        abstract void change(int at, int index);
    }

    private static final class Edits extends Changes {
        Edits(Site site) {
            super(site);
            Watches.ofLeads(site, lead -> Long.toString(lead.price()), crossings);
        }

        @Override
        void change(int at, int index) {
            String price = Integer.toString(900_000 + index);
            crossings.made(leads.get(at), price);
            site.tab.type(Site.FIRST_ROW + at, "budget", price);
        }
    }

    private static final class Moves extends Changes {
        Moves(Site site) {
            super(site);
            Watches.ofColumn(site, "status", crossings);
        }

        @Override
        void change(int at, int index) {
            crossings.made(Site.FIRST_ROW + at, BulkMeasure.IN_WORK);
            site.crm.ui().moveLead(leads.get(at), SampleAccount.SALES_WORK);
        }
    }
}
