package org.amosheets.bench;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** How many rows a second the planner decides upon, by JMH: one thread in a Java of its own that sees one processor. */
final class PlannerMeasure implements Measure {

    private static final double BAR_ROWS = 200_000;

    @Override
    public List<Figure> run(Order order, Options options) {
        Runs runs = new Runs("planner, one core");
        try {
            Collection<RunResult> results = new Runner(new OptionsBuilder()
                            .include(PlannerBenchmark.class.getName())
                            .forks(options.runs(order.number(0, 3)))
                            .threads(1)
                            .jvmArgs("-XX:ActiveProcessorCount=1", "-Xmx256m")
                            .warmupIterations(3)
                            .warmupTime(TimeValue.seconds(2))
                            .measurementIterations(5)
                            .measurementTime(TimeValue.seconds(2))
                            .shouldFailOnError(true)
                            .verbosity(VerboseMode.SILENT)
                            .build())
                    .run();
            results.stream()
                    .flatMap(result -> result.getBenchmarkResults().stream())
                    .forEach(fork -> runs.add(
                            "rows planned", fork.getPrimaryResult().getScore(), "rows/s", Bar.atLeast(BAR_ROWS)));
        } catch (RunnerException e) {
            throw new IllegalStateException("Tried to run JMH but failed because: " + e.getMessage(), e);
        }
        return runs.figures();
    }
}
