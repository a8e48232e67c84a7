package org.amosheets.mapping;

import java.math.BigDecimal;
import org.amosheets.sync.Cell;
import org.jspecify.annotations.Nullable;

/** Text in canonical form. */
final class Texts {

    /** Beyond this a number is nonsense, and spelling it out would cost memory. */
    private static final int MOST_DIGITS = 40;

    private Texts() {}

    /**
     * The text without blanks around it and with plain line ends. Non-breaking spaces go too where they stand outside:
     * they come with copied text, and nobody sees them. What stands inside stays as it is.
     */
    static String strip(String text) {
        String plain = text.replace("\r\n", "\n").replace('\r', '\n');
        int from = 0;
        int to = plain.length();
        while (from < to && isBlank(plain.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(plain.charAt(to - 1))) {
            to--;
        }
        return plain.substring(from, to);
    }

    /** What the cell shows, stripped; a number in plain notation, so that a phone typed as a number is its digits. */
    static String of(Cell cell) {
        if (cell.kind() != Cell.Kind.NUMBER) {
            return strip(cell.text());
        }
        BigDecimal number = number(cell.text());
        return number == null ? strip(cell.text()) : number.toPlainString();
    }

    /** A number in a program's notation, trailing zeros cut; null where it is none. */
    static @Nullable BigDecimal number(String text) {
        try {
            BigDecimal number = new BigDecimal(strip(text));
            boolean sane = Math.abs((long) number.precision() - number.scale()) <= MOST_DIGITS
                    && Math.abs((long) number.scale()) <= MOST_DIGITS;
            if (!sane) {
                return null;
            }
            return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        } catch (NumberFormatException e) {
            return null;
        }
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** At most so many characters, the last one an ellipsis where something was cut. */
    static String cut(String text, int most) {
        if (length(text) <= most) {
            return text;
        }
        return strip(text.substring(0, text.offsetByCodePoints(0, most - 1))) + "…";
    }

    /** All on one line. */
    static String line(String text) {
        return strip(text.replaceAll("\\s+", " "));
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
