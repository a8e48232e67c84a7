package org.amosheets.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.amosheets.sync.Cell;
import org.jspecify.annotations.Nullable;

/** Reads moments, to the minute, as people, the sheet and amoCRM spell them. */
final class Moments {

    private static final Pattern TYPED =
            Pattern.compile("(?:([0-9]{1,2})([./])([0-9]{1,2})\\2([0-9]{4})|([0-9]{4})-([0-9]{1,2})-([0-9]{1,2}))"
                    + "(?:(?:,? +|T)([0-9]{1,2}):([0-9]{2})(?::[0-9]{2})?)?");
    private static final Pattern UNIX_SECONDS = Pattern.compile("-?[0-9]{1,12}");
    /** Day 0 of the sheet's calendar. */
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);

    private static final BigDecimal LAST_SERIAL = BigDecimal.valueOf(2_958_466);
    private static final BigDecimal MINUTES_A_DAY = BigDecimal.valueOf(1440);

    private Moments() {}

    /** What the cell says, or null where it says no moment: a date as typed, or the sheet's serial number of days. */
    static @Nullable LocalDateTime in(Cell cell) {
        return switch (cell.kind()) {
            case NUMBER -> serial(Texts.number(cell.text()));
            case TEXT -> typed(Texts.strip(cell.text()));
            default -> null;
        };
    }

    /** What amoCRM's text says in the account's zone, or null: Unix seconds, RFC 3339, or our own canonical form. */
    static @Nullable LocalDateTime inCrm(String raw, ZoneId zone) {
        String text = Texts.strip(raw);
        try {
            if (UNIX_SECONDS.matcher(text).matches()) {
                return sane(LocalDateTime.ofInstant(Instant.ofEpochSecond(Long.parseLong(text)), zone));
            }
            LocalDateTime typed = typed(text);
            return typed != null
                    ? typed
                    : sane(OffsetDateTime.parse(text).atZoneSameInstant(zone).toLocalDateTime());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable LocalDateTime serial(@Nullable BigDecimal days) {
        if (days == null || days.signum() < 0 || days.compareTo(LAST_SERIAL) >= 0) {
            return null;
        }
        long minutes =
                days.multiply(MINUTES_A_DAY).setScale(0, RoundingMode.HALF_UP).longValueExact();
        return sane(EPOCH.atStartOfDay().plusMinutes(minutes));
    }

    private static @Nullable LocalDateTime typed(String text) {
        Matcher parts = TYPED.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        boolean dayFirst = parts.group(1) != null;
        try {
            return sane(LocalDateTime.of(
                    number(parts, dayFirst ? 4 : 5),
                    number(parts, dayFirst ? 3 : 6),
                    number(parts, dayFirst ? 1 : 7),
                    number(parts, 8),
                    number(parts, 9)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The group's number; 0 where it is absent, which only the time of day may be. */
    private static int number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static @Nullable LocalDateTime sane(LocalDateTime moment) {
        boolean fourDigits = moment.getYear() >= 1 && moment.getYear() <= 9999;
        return fourDigits ? moment.truncatedTo(ChronoUnit.MINUTES) : null;
    }
}
