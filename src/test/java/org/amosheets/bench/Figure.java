package org.amosheets.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param values one for each run
 * @param bar null where a figure only informs
 * @param baseline what an older tool needs for the same, or not a number
 * @param advised what the APIs' own advice allows at most, or not a number
 */
record Figure(
        String measure,
        String what,
        String unit,
        Series values,
        @Nullable Bar bar,
        double baseline,
        double advised) {

    static Figure of(String measure, String what, String unit, Series values, @Nullable Bar bar) {
        return new Figure(measure, what, unit, values, bar, Double.NaN, Double.NaN);
    }

    Figure beside(double newBaseline, double newAdvised) {
        return new Figure(measure, what, unit, values, bar, newBaseline, newAdvised);
    }

    /** The median, and from the least to the most where there were several runs. */
    String ours() {
        String spread = values.size() < 2
                ? ""
                : " (" + number(values.min()) + " – " + number(values.max()) + ", " + values.size() + " runs)";
        return measured(values.median()) + spread;
    }

    String baselineText() {
        return measured(baseline);
    }

    String advisedText() {
        return measured(advised);
    }

    /** How many times the baseline ours is; not a number where there is none. */
    double ratio() {
        return baseline == 0 ? Double.NaN : values.median() / baseline;
    }

    private String measured(double value) {
        return Double.isNaN(value) || unit.isEmpty() ? number(value) : number(value) + " " + unit;
    }

    String barText() {
        return bar == null ? "" : bar.toString();
    }

    /** The worst run decides. */
    String verdict() {
        if (bar == null) {
            return "";
        }
        return bar.met(values.min()) && bar.met(values.max()) ? "yes" : "NO";
    }

    /** Three digits are all that such a measurement bears. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        if (Math.abs(value) >= 100 || value == Math.rint(value)) {
            return String.format("%,d", Math.round(value)).replace(',', ' ');
        }
        return new BigDecimal(value).round(new MathContext(3)).toPlainString();
    }
}
