package org.amosheets.config;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads the sync part. */
final class SyncReader {

    private static final Duration HALF_A_YEAR = Duration.ofDays(182);
    private static final Setting<String> PRESET = Setting.of("SYNC_PRESET", Parsers.fileOrName(".camel.yaml"));
    private static final Setting<Duration> POLL = Setting.of("SYNC_POLL_SECONDS", Parsers.seconds());
    private static final Setting<Duration> RECONCILE = Setting.of("SYNC_RECONCILE_SECONDS", Parsers.seconds());
    private static final Setting<Duration> DEBOUNCE = Setting.of("SYNC_DEBOUNCE_MS", Parsers.millis());
    private static final Setting<Duration> QUIET = Setting.of("SYNC_NEW_ROW_QUIET_MS", Parsers.millis());
    private static final Setting<ConflictPolicy> CONFLICT =
            Setting.of("SYNC_CONFLICT_POLICY", Parsers.oneOf(ConflictPolicy.class));
    private static final Setting<Integer> BRAKE_ROWS =
            Setting.of("SYNC_BRAKE_ROWS", Parsers.integer(0, Integer.MAX_VALUE));
    private static final Setting<Integer> BRAKE_PERCENT = Setting.of("SYNC_BRAKE_PERCENT", Parsers.integer(0, 100));
    private static final Setting<ImportOnStart> IMPORT =
            Setting.of("IMPORT_ON_START", Parsers.oneOf(ImportOnStart.class));
    private static final Setting<String> LEAD_NAME = Setting.of("LEAD_NAME_TEMPLATE", Parsers.text());
    private static final Setting<String> REGION = Setting.of("PHONE_REGION", Parsers.country());

    private SyncReader() {}

    static SyncSettings read(Variables variables, Clock clock) {
        Optional<ZoneId> zone = variables.read(zone(clock.instant()));
        Setting<Instant> createdAfter = Setting.of("LEADS_CREATED_AFTER", CreatedAfter.in(zone.orElse(ZoneOffset.UTC)));
        return new SyncSettings(
                variables.read(PRESET, "deals"),
                variables.read(POLL, Duration.ofSeconds(30)),
                variables.read(RECONCILE, Duration.ofMinutes(5)),
                variables.read(DEBOUNCE, Duration.ofSeconds(1)),
                variables.read(QUIET, Duration.ofSeconds(3)),
                variables.read(CONFLICT, ConflictPolicy.CRM),
                variables.read(BRAKE_ROWS, 20),
                variables.read(BRAKE_PERCENT, 5),
                variables.read(IMPORT, ImportOnStart.ASK),
                variables.read(createdAfter, Instant.EPOCH),
                variables.read(LEAD_NAME),
                variables.read(REGION, "RU"),
                zone,
                OrdersReader.read(variables));
    }

    private static Setting<ZoneId> zone(Instant now) {
        return Setting.of("DISPLAY_TZ", Parsers.zone())
                .alias("DISPLAY_TZ_OFFSET", Parsers.zoneOffset())
                .sameWhen((zone, other) -> agree(zone, other, now) || agree(zone, other, now.plus(HALF_A_YEAR)));
    }

    /** With clocks put forward and back, an offset is right for a part of the year only. */
    private static boolean agree(ZoneId zone, ZoneId other, Instant when) {
        return zone.getRules().getOffset(when).equals(other.getRules().getOffset(when));
    }
}
