package org.amosheets.config;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;

/** A moment, as Unix seconds or as a date. */
final class CreatedAfter {

    // Eleven digits of seconds reach the year 5138; more are milliseconds by mistake.
    private static final int MOST_DIGITS = 11;
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendPattern("[dd.MM.uuuu][uuuu-MM-dd][[' ']['T']HH:mm[:ss]]")
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private CreatedAfter() {}

    /**
     * @param zone of dates; Unix seconds need none
     */
    static Parser<Instant> in(ZoneId zone) {
        return text -> {
            try {
                if (text.matches("\\d{1," + MOST_DIGITS + "}")) {
                    return Instant.ofEpochSecond(Long.parseLong(text));
                }
                return LocalDateTime.parse(text, DATE).atZone(zone).toInstant();
            } catch (DateTimeException e) {
                throw new InvalidValue(
                        "is " + Parsers.quoted(text) + ", which is neither Unix seconds nor a date",
                        "write it as 31.12.2025, 31.12.2025 18:00:00 or Unix seconds, or 0 for no limit");
            }
        };
    }
}
