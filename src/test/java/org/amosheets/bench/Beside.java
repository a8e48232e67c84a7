package org.amosheets.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts what an older tool needs, and what the APIs' advice allows, beside our figures; both by the figure's name. */
final class Beside {

    /** amoCRM advises fifty entities a request, and lets seven requests a second through. */
    static final double ENTITIES_A_REQUEST = 50;

    static final double REQUESTS_A_SECOND = 7;
    static final double ROWS_A_SECOND = ENTITIES_A_REQUEST * REQUESTS_A_SECOND;

    private final Map<String, Double> baseline = new HashMap<>();
    private final Map<String, Double> advised =
            new HashMap<>(Map.of("most amoCRM requests in any second", REQUESTS_A_SECOND));

    Beside baseline(String what, double value) {
        baseline.put(what, value);
        return this;
    }

    Beside baseline(Map<String, Double> values) {
        baseline.putAll(values);
        return this;
    }

    Beside advised(String what, double value) {
        advised.put(what, value);
        return this;
    }

    List<Figure> put(List<Figure> figures) {
        return figures.stream()
                .map(figure -> figure.beside(
                        baseline.getOrDefault(figure.what(), Double.NaN),
                        advised.getOrDefault(figure.what(), Double.NaN)))
                .toList();
    }
}
