package org.amosheets.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs the measures that were asked for, or all, and prints one table. */
public final class Bench {

    private static final Map<String, Measure> MEASURES = Map.ofEntries(
            Map.entry("start", StartMeasure.plain()),
            Map.entry("start-shared", StartMeasure.sharingClasses()),
            Map.entry("import", new ImportMeasure()),
            Map.entry("webhooks", new WebhookMeasure()),
            Map.entry("latency", new LatencyMeasure()),
            Map.entry("bulk", new BulkMeasure()),
            Map.entry("memory", new MemoryMeasure()),
            Map.entry("planner", new PlannerMeasure()),
            Map.entry("idle", new IdleMeasure()),
            Map.entry("scale", new ScaleMeasure()),
            Map.entry("xlsx", new XlsxMeasure()));

    private static final String BASELINE = """

            Baseline: what older tools send, played on a sample (%d operations, 10 for latency, at least 120 for moved leads)
            in a sheet of the same size, against the same fakes, limits and delay; more than the sample is told from the rate of
            its second half. Advised limit: 50 entities a request, 7 requests a second. See bench/README.md.""";

    private Bench() {}

    public static void main(String[] args) {
        Options options = Options.parse(args);
        Machine machine = Machine.now();
        List<Figure> figures = new ArrayList<>();
        for (Order order : options.orders()) {
            Measure measure = Objects.requireNonNull(MEASURES.get(order.name()));
            System.err.println("== " + order.label());
            List<Figure> measured = measure.run(order, options);
            // The whole takes a while; whoever watches sees each as it comes.
            System.err.println(Table.of(measured));
            figures.addAll(measured);
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(machine.describe(args));
        out.print(Table.of(figures));
        if (options.sample() > 0) {
            out.println(BASELINE.formatted(options.sample()));
        }
        Results.write(options.dir().resolve("results.json"), machine.describe(args), figures);
        // The fakes' threads are daemons, but a client of theirs may not be.
        System.exit(0);
    }
}
