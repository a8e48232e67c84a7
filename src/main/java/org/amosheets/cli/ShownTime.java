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

    /** Does not ask an amoCRM that the doctor has just found away; in UTC then. */
    static ShownTime of(Workshop workshop, Checkup checkup) {
        return new ShownTime(workshop.settings()
                .sync()
                .displayZone()
                .orElseGet(() -> checkup.isFaulty("amocrm") ? ZoneOffset.UTC : account(workshop)));
    }

    private static ZoneId account(Workshop workshop) {
        try {
            return workshop.amoCrm().directory().zone();
        } catch (AmoCrmException away) {
            return ZoneOffset.UTC;
        }
    }

    String minute(Instant moment) {
        return MINUTE.format(moment.atZone(zone)) + " (" + (zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId()) + ")";
    }
}
