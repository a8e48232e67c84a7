package org.amosheets.web.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Moments as a page shows them; they are in ms since the epoch. */
final class When {

    private final Words words;
    private final ZoneId zone;
    private final long now;
    private final DateTimeFormatter format;

    When(Words words, ZoneId zone, long now) {
        this.words = words;
        this.zone = zone;
        this.now = now;
        boolean russian = words.locale().getLanguage().equals("ru");
        this.format = DateTimeFormatter.ofPattern(
                        russian ? "d MMM yyyy, HH:mm:ss" : "d MMM yyyy, HH:mm:ss", words.locale())
                .withZone(zone);
    }

    public String at(long ms) {
        return format.format(Instant.ofEpochMilli(ms));
    }

    public String iso(long ms) {
        return Instant.ofEpochMilli(ms).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** How long ago it was, in the largest unit that fits. */
    public String ago(long ms) {
        Duration passed = Duration.ofMillis(Math.max(0, now - ms));
        if (passed.toDays() > 0) {
            return words.of("ago.days", passed.toDays());
        } else if (passed.toHours() > 0) {
            return words.of("ago.hours", passed.toHours());
        } else if (passed.toMinutes() > 0) {
            return words.of("ago.minutes", passed.toMinutes());
        }
        return words.of("ago.seconds", passed.toSeconds());
    }

    /** A short duration in seconds with one digit after the point. */
    public String seconds(long ms) {
        return words.of("seconds", String.format(locale(), "%.1f", ms / 1000.0));
    }

    public String zone() {
        return zone.getId();
    }

    private Locale locale() {
        return words.locale();
    }
}
