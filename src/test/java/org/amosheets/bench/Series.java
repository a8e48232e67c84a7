package org.amosheets.bench;

import java.util.Arrays;
import java.util.Collection;

/** Measured values, sorted. */
final class Series {

    private final double[] sorted;

    private Series(double[] values) {
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    static Series of(double... values) {
        return new Series(values);
    }

    static Series of(Collection<Double> values) {
        return new Series(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    int size() {
        return sorted.length;
    }

    double min() {
        return percentile(0);
    }

    double median() {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        // Of an even number the mean of the two in the middle: the better one alone would flatter.
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    double max() {
        return percentile(100);
    }

    /** The smallest value that so many percent of all do not exceed; not a number where nothing was measured. */
    double percentile(double percent) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(1, rank) - 1];
    }
}
