package org.amosheets.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * The command line.
 *
 * @param runs how often each measure is repeated; 0 for each one's own default
 * @param sample how many operations of an older tool are played for a baseline; 0 for no baseline
 * @param filters whether amoCRM's list filters work
 * @param patience how long each run waits at most for others to leave the processors alone
 * @param jvm more options for the service's Java
 */
record Options(
        List<Order> orders,
        int runs,
        int sample,
        boolean filters,
        Duration patience,
        List<String> jvm,
        Path jar,
        Path dir) {

    private static final List<String> ALL = List.of(
            "start",
            "start-shared",
            "import",
            "webhooks",
            "latency",
            "bulk",
            "memory",
            "planner",
            "idle",
            "scale",
            "xlsx");

    static Options parse(String... args) {
        List<Order> orders = new ArrayList<>();
        List<String> jvm = new ArrayList<>();
        int runs = 0;
        int sample = 60;
        boolean filters = true;
        Duration patience = Duration.ofSeconds(30);
        for (Iterator<String> rest = Arrays.asList(args).iterator(); rest.hasNext(); ) {
            String word = rest.next();
            switch (word) {
                case "--runs" -> runs = Integer.parseInt(rest.next());
                case "--sample" -> sample = Integer.parseInt(rest.next());
                case "--no-filters" -> filters = false;
                case "--patience" -> patience = Duration.ofSeconds(Integer.parseInt(rest.next()));
                case "--jvm" -> jvm.add(rest.next());
                default -> orders.add(known(Order.parse(word)));
            }
        }
        if (orders.isEmpty()) {
            ALL.forEach(name -> orders.add(Order.parse(name)));
        }
        return new Options(
                List.copyOf(orders),
                runs,
                sample,
                filters,
                patience,
                List.copyOf(jvm),
                Path.of("target", "amo-sheets-sync.jar").toAbsolutePath(),
                Path.of("target", "bench").toAbsolutePath());
    }

    private static Order known(Order order) {
        if (!ALL.contains(order.name())) {
            throw new IllegalArgumentException("No measure is called '" + order.name() + "'; there are " + ALL);
        }
        return order;
    }

    int runs(int otherwise) {
        return runs > 0 ? runs : otherwise;
    }
}
