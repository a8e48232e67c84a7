package org.amosheets.bench;

import java.util.List;

/** From {@code java -jar} to healthy: the first start, which makes its data folder, and the next one. */
final class StartMeasure implements Measure {

    private static final double BAR_SECONDS = 8;

    @Override
    public List<Figure> run(Order order, Options options) {
        Runs runs = new Runs("start to healthy");
        int times = options.runs(order.number(0, 5));
        for (int i = 1; i <= times; i++) {
            try (Site site = new Site(options, order.label() + "-" + i, 30)) {
                runs.add("first start", once(site), "s", Bar.atMost(BAR_SECONDS));
                runs.add("next start", once(site), "s", Bar.atMost(BAR_SECONDS));
            }
        }
        return runs.figures();
    }

    private static double once(Site site) {
        try (JarService service = site.start()) {
            return service.awaitHealthy().toMillis() / 1000.0;
        }
    }
}
