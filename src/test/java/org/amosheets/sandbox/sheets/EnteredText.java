package org.amosheets.sandbox.sheets;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Sheets makes of a text that is typed into a cell, or written with USER_ENTERED. */
final class EnteredText {

    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2}))?");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern PARTS = Pattern.compile("(\\d{1,2})([./])(\\d{1,2})(?:\\2(\\d{4}|\\d{2}))?");
    private static final Map<String, Boolean> FLAGS =
            Map.of("true", true, "false", false, "истина", true, "ложь", false);

    private final Formats formats;
    private final LocalDate today;
    private final Pattern number;
    private final Pattern group;

    EnteredText(Formats formats, LocalDate today) {
        this.formats = formats;
        this.today = today;
        String between = formats.commaDecimal() ? "[ \u00a0\u202f]" : ",";
        String point = formats.commaDecimal() ? "," : "\\.";
        this.group = Pattern.compile(between);
        this.number = Pattern.compile(
                "[+-]?(?:\\d{1,3}(?:" + between + "\\d{3})+|\\d+)?(?:" + point + "\\d*)?(?:[eE][+-]?\\d+)?");
    }

    /** Texts for this spreadsheet, whose time zone decides what today is. */
    static EnteredText of(Book book) {
        return new EnteredText(Formats.of(book.locale()), LocalDate.now(ZoneId.of(book.timeZone())));
    }

    /** The cell after the text was entered into it; its format stays, or becomes that of what was recognised. */
    Cell into(Cell old, String text) {
        if (text.startsWith("'")) {
            return old.withEntered(text.substring(1));
        }
        if ("TEXT".equals(CellExtras.of(old).numberFormatType())) {
            return old.withEntered(text);
        }
        if (text.startsWith("=") && text.length() > 1) {
            return old.withEntered(new Formula(text));
        }
        String trimmed = text.strip();
        @Nullable Boolean flag = FLAGS.get(trimmed.toLowerCase(Locale.ROOT));
        if (flag != null) {
            return old.withEntered(flag);
        }
        @Nullable Cell time = dateOrTime(old, trimmed);
        if (time != null) {
            return time;
        }
        @Nullable Cell number = numberOrPercent(old, trimmed);
        if (number != null) {
            return number;
        }
        // A leading plus begins a formula, which is how phone numbers turn into #ERROR!.
        return old.withEntered(trimmed.startsWith("+") ? new Formula("=" + trimmed) : text);
    }

    private @Nullable Cell numberOrPercent(Cell old, String text) {
        boolean percent = text.endsWith("%");
        @Nullable Double number = number(percent ? text.substring(0, text.length() - 1) : text);
        if (number == null) {
            return null;
        }
        return percent ? formatted(old, number / 100, "PERCENT") : old.withEntered(number);
    }

    private @Nullable Double number(String text) {
        if (!number.matcher(text).matches() || text.chars().noneMatch(Character::isDigit)) {
            return null;
        }
        try {
            return Double.valueOf(group.matcher(text).replaceAll("").replace(',', '.'));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private @Nullable Cell dateOrTime(Cell old, String text) {
        try {
            int space = text.indexOf(' ');
            @Nullable LocalDate date = date(space < 0 ? text : text.substring(0, space));
            @Nullable LocalTime time = time(space < 0 ? text : text.substring(space + 1));
            if (date != null && space < 0) {
                return formatted(old, Formats.serial(date.atStartOfDay()), "DATE");
            }
            if (date != null && time != null) {
                return formatted(old, Formats.serial(LocalDateTime.of(date, time)), "DATE_TIME");
            }
            return time != null && space < 0 ? formatted(old, time.toSecondOfDay() / 86_400.0, "TIME") : null;
        } catch (DateTimeException e) {
            // 31.02.2026 is a text
            return null;
        }
    }

    private static Cell formatted(Cell old, double value, String type) {
        CellExtras extras = CellExtras.of(old);
        // A format that is already there stays, as it does when a person types into a formatted column.
        boolean keep = !extras.numberFormatType().isEmpty();
        return new Cell(
                value,
                keep ? extras : extras.withFormat(CellExtras.numberFormat(type).format()));
    }

    private static @Nullable LocalTime time(String text) {
        Matcher m = TIME.matcher(text);
        if (!m.matches()) {
            return null;
        }
        int seconds = m.group(3) == null ? 0 : Integer.parseInt(m.group(3));
        return LocalTime.of(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), seconds);
    }

    private @Nullable LocalDate date(String text) {
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return LocalDate.of(
                    Integer.parseInt(iso.group(1)), Integer.parseInt(iso.group(2)), Integer.parseInt(iso.group(3)));
        }
        Matcher m = PARTS.matcher(text);
        // With a decimal point, 1.5 is a number; with a decimal comma it is the first of May.
        if (!m.matches() || (m.group(2).equals(".") && !formats.commaDecimal())) {
            return null;
        }
        int first = Integer.parseInt(m.group(1));
        int second = Integer.parseInt(m.group(3));
        int year = m.group(4) == null ? today.getYear() : Integer.parseInt(m.group(4));
        return formats.dayFirst()
                ? LocalDate.of(year < 100 ? year + 2000 : year, second, first)
                : LocalDate.of(year < 100 ? year + 2000 : year, first, second);
    }
}
