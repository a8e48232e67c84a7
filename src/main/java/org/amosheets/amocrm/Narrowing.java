package org.amosheets.amocrm;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.amosheets.amocrm.AmoCrmException.Busy;

/**
 * Finds the entity for whose sake amoCRM fails a whole request again and again, so that it does not hold up the others
 * (I15). Only for requests that may be repeated. Each try may take as long as amoCRM's redelivery, so there are few.
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
     * @return the item on which it fails by itself, or none
     * @throws Busy where amoCRM as a whole, or for more than one item, does not answer
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
        List<T> failing = items;
        while (failing.size() > 1) {
            List<T> left = failing.subList(0, failing.size() / 2);
            List<T> right = failing.subList(failing.size() / 2, failing.size());
            boolean leftFails = fails(left, work);
            if (leftFails) {
                // Both halves: then it is not one item's fault.
                work.accept(right);
            }
            failing = leftFails ? left : right;
            if (!leftFails && !fails(right, work)) {
                return List.of();
            }
        }
        return failing;
    }

    private static <T> boolean fails(List<T> items, Consumer<List<T>> work) {
        try {
            work.accept(items);
            return false;
        } catch (Busy busy) {
            return true;
        }
    }
}
