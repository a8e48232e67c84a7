package org.amosheets.simulation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.amosheets.simulation.Simulation.Outcome;

/** Runs many seeds, each on one thread of its own: a run waits for Redis most of the time. */
final class Seeds {

    private static final int SIDE_BY_SIDE = 4;

    private Seeds() {}

    /** The run of a failing seed without all that it does not need to break the same promise. */
    static Outcome shortest(long seed) {
        String promise = promise(Simulation.run(seed));
        List<Step> steps = new Shrinker(fewer -> Simulation.run(seed, fewer).violations().stream()
                        .anyMatch(violation -> violation.startsWith(promise)))
                .shrink(Step.of(seed));
        return Simulation.run(seed, steps);
    }

    private static String promise(Outcome outcome) {
        String first =
                outcome.violations().isEmpty() ? "" : outcome.violations().get(0);
        return first.substring(0, Math.min(2, first.length()));
    }

    static Map<Long, Outcome> run(Collection<Long> seeds) {
        ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        try {
            Map<Long, Future<Outcome>> started = new TreeMap<>();
            seeds.forEach(seed -> started.put(seed, threads.submit(() -> Simulation.run(seed))));
            Map<Long, Outcome> ended = new TreeMap<>();
            for (Map.Entry<Long, Future<Outcome>> one : started.entrySet()) {
                ended.put(one.getKey(), one.getValue().get());
            }
            return ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The simulation itself failed", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
