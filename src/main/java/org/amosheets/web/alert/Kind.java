package org.amosheets.web.alert;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What takes a person. {@code docs/reference/alerts.md} has one row for each. */
public enum Kind {
    /** amoCRM lets us in no more: token, payment, blocked. */
    AMOCRM_ACCESS,
    /** Google lets us in no more, or the tab is not there. */
    SHEET_ACCESS,
    /** Nothing is written before a person says whose the spreadsheet is. */
    INSTALLATION,
    /** The brake, or an import, waits for a person's yes. */
    HELD,
    /** Changes that failed for good. */
    PARKED,
    /** Fields that both sides changed, where a person is to pick. */
    CONFLICTS,
    /** The mapping names fields that amoCRM does not have. */
    FIELDS,
    /** A changed file was not taken. */
    FILE,
    /** A setting names what the account does not have, so that nothing goes on. */
    SETTINGS,
    REDIS;

    private static final Duration MOSTLY = Duration.ofSeconds(5);
    /** A restart of Redis is nobody's business. */
    private static final Duration OF_REDIS = Duration.ofSeconds(30);

    /** As the message has it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** How long it has to stand before somebody is told: what passes by itself takes nobody. */
    Duration patience() {
        return this == REDIS ? OF_REDIS : MOSTLY;
    }
}
