package org.amosheets.mapping;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an amount as people type it: {@code 1 000,50}, {@code 1,000.50 ₽}, {@code $1,234}, {@code 1 000 руб.}
 *
 * <p>Which sign is the decimal one is decided by these rules, in this order:
 *
 * <ol>
 *   <li>a comma and a dot: the later one is decimal, the other groups ({@code 1,000.50}, {@code 1.000,50});
 *   <li>several commas, or several dots: they group ({@code 1,000,000});
 *   <li>one of them, with exactly three digits behind and one to three before, the first not 0: it groups
 *       ({@code 1,000} and {@code 1.000} are a thousand: nobody types money to the thousandth);
 *   <li>one of them otherwise: it is decimal ({@code 1,5}, {@code 0,500}, {@code 1000.500}, {@code 1 000,500}).
 * </ol>
 *
 * <p>Groups have three digits each, and one sign throughout: a blank of any kind, an apostrophe, a comma or a dot. A
 * currency's sign or usual word may stand before or behind. Anything else is not a number.
 */
final class NumberText {

    private static final String CURRENCY =
            "(?:\\p{Sc}|руб(?:\\.|лей|ля|ль)?|р\\.?|тенге|тг\\.?|грн\\.?|сум|rubles?|rub|rur"
                    + "|usd|eur|gbp|kzt|uah|byn|uzs)";
    private static final Pattern AMOUNT = Pattern.compile(
            "([+-]?) ?" + CURRENCY + "? ?([+-]?) ?([0-9](?:[0-9 .,']*[0-9])?) ?" + CURRENCY + "?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern WHOLE = Pattern.compile("[0-9]+|[0-9]{1,3}([ .,'])[0-9]{3}(?:\\1[0-9]{3})*");
    private static final Pattern THOUSANDS = Pattern.compile("[1-9][0-9]{0,2}[.,][0-9]{3}");
    private static final int LONGEST = 100;

    private NumberText() {}

    /** The number, trailing zeros cut, or null where the text is none. */
    static @Nullable BigDecimal parse(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        String plain = Texts.strip(text)
                .replaceAll("[\\t\\p{Zs}]+", " ")
                .replaceAll("[\u2212\u2013]", "-")
                .replaceAll("[\u2019\u02BC]", "'");
        Matcher amount = AMOUNT.matcher(plain);
        if (!amount.matches() || (!amount.group(1).isEmpty() && !amount.group(2).isEmpty())) {
            return null;
        }
        BigDecimal number = unsigned(amount.group(3));
        boolean negative = (amount.group(1) + amount.group(2)).equals("-");
        return number != null && negative ? number.negate() : number;
    }

    private static @Nullable BigDecimal unsigned(String digits) {
        int decimal = decimalSign(digits);
        String whole = decimal < 0 ? digits : digits.substring(0, decimal);
        String fraction = decimal < 0 ? "" : digits.substring(decimal + 1);
        // A fraction that is not all digits is no number below.
        boolean regular = WHOLE.matcher(whole).matches()
                // The sign that groups cannot be the decimal one too.
                && (decimal < 0 || whole.indexOf(digits.charAt(decimal)) < 0);
        return regular ? Texts.number(whole.replaceAll("[^0-9]", "") + "." + fraction + "0") : null;
    }

    /** Where the decimal sign stands, or -1. */
    private static int decimalSign(String digits) {
        int comma = digits.lastIndexOf(',');
        int dot = digits.lastIndexOf('.');
        int last = Math.max(comma, dot);
        if (last < 0 || (comma >= 0 && dot >= 0)) {
            return last;
        }
        boolean groups = digits.indexOf(digits.charAt(last)) < last
                || THOUSANDS.matcher(digits).matches();
        return groups ? -1 : last;
    }
}
