package org.amosheets.amocrm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.amosheets.amocrm.AmoCrmException.Busy;

/**
 * Finds the entities for whose sake amoCRM fails a whole request again and again, so that they do not hold up the others
 * (I15). Only for requests that may be repeated.
 */
final class Narrowing {

    private final BooleanSupplier alive;

    /** @param alive asks amoCRM for something else: where that fails too, it is no entity's fault */
    Narrowing(BooleanSupplier alive) {
        this.alive = alive;
    }

    /**
     * Does the work on all items, in halves where it fails.
     *
     * @return the items on which it fails by themselves
     * @throws Busy where amoCRM as a whole does not answer
     */
    <T> List<T> run(List<T> items, Consumer<List<T>> work) {
        try {
            work.accept(items);
            return List.of();
        } catch (Busy busy) {
            if (!busy.maybeApplied() || !alive.getAsBoolean()) {
                throw busy;
            }
        }
        if (items.size() == 1) {
            return items;
        }
        List<T> failing = new ArrayList<>(run(items.subList(0, items.size() / 2), work));
        failing.addAll(run(items.subList(items.size() / 2, items.size()), work));
        return failing;
    }
}
