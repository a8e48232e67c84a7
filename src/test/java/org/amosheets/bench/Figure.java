package org.amosheets.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param values one for each run
 * @param bar null where a figure only informs
 */
record Figure(
        String measure,
        String what,
        String unit,
        Series values,
        @Nullable Bar bar) {

    static Figure of(String measure, String what, String unit, Series values) {
        return new Figure(measure, what, unit, values, null);
    }

    Figure with(Bar newBar) {
        return new Figure(measure, what, unit, values, newBar);
    }

    String value() {
        return number(values.median());
    }

    /** From the least to the most over the runs; empty for a single one. */
    String spread() {
        return values.size() < 2 ? "" : number(values.min()) + " – " + number(values.max());
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
