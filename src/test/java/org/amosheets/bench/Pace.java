package org.amosheets.bench;

import java.util.List;

/**
 * When each operation of a sample was done, and what that tells of more of them.
 *
 * @param doneAt seconds since the start, in the order of the operations; at least one
 */
record Pace(List<Double> doneAt) {

    Pace {
        doneAt = List.copyOf(doneAt);
        if (doneAt.isEmpty()) {
            throw new IllegalArgumentException("Tried to tell a pace but failed because nothing was done");
        }
    }

    /**
     * How long so many operations take, in seconds. Beyond the sample at the rate of its second half: in the first a quota
     * that was not used before lets more through than it does in the long run.
     */
    double seconds(int operations) {
        int size = doneAt.size();
        if (operations <= size) {
            return doneAt.get(operations - 1);
        }
        int half = size / 2;
        double before = half == 0 ? 0 : doneAt.get(half - 1);
        double last = doneAt.get(size - 1);
        return last + (operations - size) * (last - before) / (size - half);
    }
}
