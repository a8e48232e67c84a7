package org.amosheets.sync.histories;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a failing history as short as it can be by dropping rows and steps while it still fails. */
final class Shrinker {

    private Shrinker() {}

    static History shrink(History failing) {
        History smallest = failing;
        boolean shrunk = true;
        while (shrunk) {
            shrunk = false;
            for (History smaller : smaller(smallest)) {
                if (failure(smaller) != null) {
                    smallest = smaller;
                    shrunk = true;
                    break;
                }
            }
        }
        return smallest;
    }

    /** What is wrong with the history, or null where nothing is. */
    static @Nullable AssertionError failure(History history) {
        try {
            HistoryRun.check(history);
            return null;
        } catch (AssertionError wrong) {
            return wrong;
        }
    }

    /** By larger cuts first. */
    private static List<History> smaller(History history) {
        List<History> all = new ArrayList<>();
        for (int rows = 1; rows < history.rows(); rows++) {
            all.add(new History(history.seed(), rows, history.steps()));
        }
        int length = history.steps().size();
        for (int cut = length; cut > 0; cut /= 2) {
            for (int from = 0; from + cut <= length; from++) {
                List<Step> rest = new ArrayList<>(history.steps());
                rest.subList(from, from + cut).clear();
                all.add(new History(history.seed(), history.rows(), rest));
            }
        }
        return all;
    }
}
