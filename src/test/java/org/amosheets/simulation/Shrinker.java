package org.amosheets.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a failing run short: drops chunks of its steps, then faults and people step by step, as long as it still fails. */
final class Shrinker {

    private final Predicate<List<Step>> fails;

    Shrinker(Predicate<List<Step>> fails) {
        this.fails = fails;
    }

    List<Step> shrink(List<Step> failing) {
        List<Step> steps = failing;
        int before;
        do {
            before = steps.size();
            for (int chunk = Math.max(1, steps.size() / 2); chunk >= 1; chunk /= 2) {
                steps = without(steps, chunk);
            }
        } while (steps.size() < before);
        return calmed(steps);
    }

    private List<Step> without(List<Step> steps, int chunk) {
        List<Step> left = steps;
        for (int from = 0; from < left.size(); ) {
            List<Step> fewer = new ArrayList<>(left.subList(0, from));
            fewer.addAll(left.subList(Math.min(left.size(), from + chunk), left.size()));
            if (fails.test(fewer)) {
                left = fewer;
            } else {
                from += chunk;
            }
        }
        return left;
    }

    private List<Step> calmed(List<Step> steps) {
        List<Step> left = new ArrayList<>(steps);
        for (int i = 0; i < left.size(); i++) {
            for (Step calmer : List.of(
                    left.get(i).calm().alone(), left.get(i).calm(), left.get(i).alone())) {
                List<Step> tried = new ArrayList<>(left);
                tried.set(i, calmer);
                if (!calmer.equals(left.get(i)) && fails.test(tried)) {
                    left = tried;
                    break;
                }
            }
        }
        return left;
    }
}
