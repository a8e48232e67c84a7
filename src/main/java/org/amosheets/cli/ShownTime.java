package org.amosheets.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.amosheets.amocrm.AmoCrmException;

/** Moments as the operator reads them: in the configured zone, else in the account's, which is named. */
record ShownTime(ZoneId zone) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm:ss", Locale.ROOT);

    /** In UTC while amoCRM, whose account's zone is meant, does not answer. */
    static ShownTime of(Workshop workshop) {
        return new ShownTime(workshop.settings().sync().displayZone().orElseGet(() -> account(workshop)));
    }

    /** Does not ask an amoCRM that the doctor has just found away. */
    static ShownTime of(Workshop workshop, Checkup checkup) {
        boolean away = checkup.isFaulty("amocrm");
        return away ? new ShownTime(workshop.settings().sync().displayZone().orElse(ZoneOffset.UTC)) : of(workshop);
    }

    private static ZoneId account(Workshop workshop) {
        try {
            return workshop.amoCrm().directory().zone();
        } catch (AmoCrmException away) {
            return ZoneOffset.UTC;
        }
    }

    String minute(Instant moment) {
        return MINUTE.format(moment.atZone(zone)) + " (" + name() + ")";
    }

    /** For lists, which name the zone once. */
    String second(Instant moment) {
        return SECOND.format(moment.atZone(zone));
    }

    String name() {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }
}
