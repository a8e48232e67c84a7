package org.amosheets.sandbox.sheets;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the spreadsheet's locale shows values: the simplest rules that still tell {@code 1.5} from {@code 1,5}. */
record Formats(boolean commaDecimal, boolean dayFirst) {

    static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);

    private static final Set<String> DATES = Set.of("DATE", "TIME", "DATE_TIME");

    static Formats of(String locale) {
        boolean english = locale.startsWith("en");
        return new Formats(!english, !locale.equals("en_US"));
    }

    static boolean isDate(Cell cell) {
        return DATES.contains(CellExtras.of(cell).numberFormatType());
    }

    static double serial(LocalDateTime time) {
        long seconds = ChronoUnit.SECONDS.between(EPOCH.atStartOfDay(), time);
        return seconds / 86_400.0;
    }

    /** The text that a person sees for the value of the cell. */
    String text(Cell cell, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof CellError error) {
            return error.text();
        }
        if (value instanceof Boolean flag) {
            return flag ? "TRUE" : "FALSE";
        }
        if (!(value instanceof Double number)) {
            return value.toString();
        }
        CellExtras extras = CellExtras.of(cell);
        if (DATES.contains(extras.numberFormatType())) {
            return date(number, extras);
        }
        String pattern = extras.numberPattern();
        if (pattern.isEmpty()) {
            return "PERCENT".equals(extras.numberFormatType()) ? patterned(number, "0.00%") : plain(number);
        }
        return patterned(number, pattern);
    }

    String plain(double number) {
        String text = number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : new BigDecimal(number)
                        .round(new MathContext(10))
                        .stripTrailingZeros()
                        .toPlainString();
        return commaDecimal ? text.replace('.', ',') : text;
    }

    private String patterned(double number, String pattern) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        if (commaDecimal) {
            symbols.setDecimalSeparator(',');
            symbols.setGroupingSeparator('\u00a0');
        }
        try {
            return new DecimalFormat(pattern, symbols).format(number);
        } catch (IllegalArgumentException e) {
            return plain(number);
        }
    }

    private String date(double serial, CellExtras extras) {
        LocalDateTime time = EPOCH.atStartOfDay().plusSeconds(Math.round(serial * 86_400));
        String day = dayFirst ? "dd.MM.yyyy" : "M/d/yyyy";
        String pattern = switch (extras.numberFormatType()) {
            case "DATE" -> day;
            case "TIME" -> "H:mm:ss";
            default -> day + " H:mm:ss";
        };
        String own = extras.numberPattern();
        if (!own.isEmpty()) {
            // Google writes months and minutes with the same letter; a month never follows an hour.
            pattern = own.replaceAll("(?<![hH]:|[hH]{2}:)m", "M")
                    .replace("D", "d")
                    .replace("Y", "y");
            pattern = pattern.replace("h", "H");
        }
        try {
            return time.format(DateTimeFormatter.ofPattern(pattern, Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return time.toString();
        }
    }
}
