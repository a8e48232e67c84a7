package org.amosheets.mapping;

import java.math.BigDecimal;
import org.amosheets.sync.Cell;

/** Says of values that come from elsewhere whether a sheet's cell would take them. */
public final class Inputs {

    private static final Context ANY = new Context(0);
    private static final EmailConverter EMAIL = new EmailConverter("");
    private static final PriceConverter PRICE = new PriceConverter("");

    private Inputs() {}

    /** Whether it is one e-mail address. */
    public static boolean isEmail(String text) {
        return !Texts.strip(text).isEmpty() && EMAIL.read(Cell.text(text), ANY).problem() == null;
    }

    /** Whether it is an amount as people type it; none at all counts as one. */
    public static boolean isAmount(String text) {
        return PRICE.read(Cell.text(text), ANY).problem() == null;
    }

    /** Whether it is an amount. */
    public static boolean isAmount(BigDecimal number) {
        // Before anything is made of it: 1e999999999 takes a gigabyte to write down.
        return number.signum() >= 0
                && number.compareTo(PriceConverter.TOO_MUCH) < 0
                && number.scale() < 1_000
                && PRICE.read(Cell.number(number), ANY).problem() == null;
    }
}
