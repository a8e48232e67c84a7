package org.amosheets.config;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How both sides are brought together.
 *
 * @param preset name of the mapping, or a user's own file
 * @param pollInterval how often the sheet is read; zero = never
 * @param reconcileInterval how often amoCRM is asked what changed; zero = never
 * @param debounce the longest that a change waits for others to join its batch
 * @param newRowQuiet how long a row without a lead must be quiet before it gets one
 * @param conflictPolicy who wins where both sides changed the same field
 * @param brakeRows the mass-change brake: rows, at least 0
 * @param brakePercent the mass-change brake: percent of all rows, 0 to 100
 * @param importOnStart whether rows without a lead get one at the start
 * @param leadsCreatedAfter a lead created earlier never makes a row; {@link Instant#EPOCH} = no limit
 * @param leadNameTemplate name of a new lead; empty = the preset's
 * @param phoneRegion two-letter country of phones written without a country code
 * @param displayZone zone of the dates shown in the sheet; empty = the account's
 * @param orders what only the {@code orders} preset uses
 */
public record SyncSettings(
        String preset,
        Duration pollInterval,
        Duration reconcileInterval,
        Duration debounce,
        Duration newRowQuiet,
        ConflictPolicy conflictPolicy,
        int brakeRows,
        int brakePercent,
        ImportOnStart importOnStart,
        Instant leadsCreatedAfter,
        Optional<String> leadNameTemplate,
        String phoneRegion,
        Optional<ZoneId> displayZone,
        OrdersSettings orders) {}
