package org.amosheets.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the same figures from several runs of one measure. */
final class Runs {

    private record Line(String unit, @Nullable Bar bar, List<Double> values) {}

    private final String measure;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Others others = new Others();

    Runs(String measure) {
        this.measure = measure;
    }

    void add(String what, double value, String unit) {
        put(what, value, unit, null);
    }

    void add(String what, double value, String unit, Bar bar) {
        put(what, value, unit, bar);
    }

    private void put(String what, double value, String unit, @Nullable Bar bar) {
        lines.computeIfAbsent(what, key -> new Line(unit, bar, new ArrayList<>()))
                .values()
                .add(value);
    }

    /** The calls to both sides, as a whole and for each of the things done. */
    void addTraffic(Traffic traffic, int things, String thing) {
        add("amoCRM requests", traffic.amo(), "");
        add("amoCRM requests per " + thing, (double) traffic.amo() / things, "");
        add("Sheets requests", traffic.sheets(), "");
        add("Sheets requests per " + thing, (double) traffic.sheets() / things, "");
        addLimits(traffic);
    }

    /** That neither side had to refuse anything. */
    void addLimits(Traffic traffic) {
        add("answers 429", traffic.refused(), "", Bar.atMost(0));
        add("most amoCRM requests in any second", traffic.mostInAnySecond(), "", Bar.atMost(7));
    }

    /** To be asked for when the service has ended. */
    List<Figure> figures() {
        add("processors used by others meanwhile", others.share() * 100, "%");
        return lines.entrySet().stream()
                .map(entry -> {
                    Line line = entry.getValue();
                    return Figure.of(measure, entry.getKey(), line.unit(), Series.of(line.values()), line.bar());
                })
                .toList();
    }
}
