package org.amosheets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How and when both sides are brought together. */
class SyncSettingsTests {

    @Test
    void everyVariableIsTaken() {
        SyncSettings sync = Env.complete()
                .with("SYNC_PRESET", "my-own")
                .with("SYNC_POLL_SECONDS", "0")
                .with("SYNC_RECONCILE_SECONDS", "60")
                .with("SYNC_DEBOUNCE_MS", "250")
                .with("SYNC_NEW_ROW_QUIET_MS", "0")
                .with("SYNC_BRAKE_ROWS", "50")
                .with("SYNC_BRAKE_PERCENT", "100")
                .with("LEAD_NAME_TEMPLATE", "Сделка по {name}")
                .with("PHONE_REGION", "kz")
                .with("DISPLAY_TZ", "Asia/Almaty")
                .settings()
                .sync();

        assertThat(sync.preset()).isEqualTo("my-own");
        assertThat(sync.pollInterval()).isZero();
        assertThat(sync.reconcileInterval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(sync.debounce()).isEqualTo(Duration.ofMillis(250));
        assertThat(sync.newRowQuiet()).isZero();
        assertThat(sync.brakeRows()).isEqualTo(50);
        assertThat(sync.brakePercent()).isEqualTo(100);
        assertThat(sync.leadNameTemplate()).contains("Сделка по {name}");
        assertThat(sync.phoneRegion()).isEqualTo("KZ");
        assertThat(sync.displayZone())
                .hasValueSatisfying(zone -> assertThat(zone).hasToString("Asia/Almaty"));
    }

    @ParameterizedTest
    @CsvSource({
        "deals-ru, deals-ru",
        "mine.camel.yaml, mine",
        "./routes/mappings/mine.camel.yaml, mine",
        "routes\\mappings\\mine.camel.yaml, mine"
    })
    void aMappingOfOnesOwnMayBeNamedByItsFile(String text, String name) {
        assertThat(Env.complete().with("SYNC_PRESET", text).settings().sync().preset())
                .isEqualTo(name);
        assertThat(Env.complete().with("SYNC_PRESET", "routes/.camel.yaml").namesAtFault())
                .containsExactly("SYNC_PRESET");
    }

    @ParameterizedTest
    @EnumSource(ConflictPolicy.class)
    void everyConflictPolicyIsUnderstoodInAnyCase(ConflictPolicy policy) {
        assertThat(Env.complete()
                        .with("SYNC_CONFLICT_POLICY", policy.name())
                        .settings()
                        .sync()
                        .conflictPolicy())
                .isEqualTo(policy);
    }

    @ParameterizedTest
    @CsvSource({"true, TRUE", "False, FALSE", "ask, ASK"})
    void everyWayToImportIsUnderstoodInAnyCase(String text, ImportOnStart expected) {
        assertThat(Env.complete()
                        .with("IMPORT_ON_START", text)
                        .settings()
                        .sync()
                        .importOnStart())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "SYNC_CONFLICT_POLICY, both, 'crm, sheet, ask'",
        "IMPORT_ON_START, maybe, 'true, false, ask'",
        "LOG_LEVEL, loud, 'error, warn, info, debug, trace'"
    })
    void anUnknownWordIsAFaultThatNamesTheAllowedOnes(String name, String text, String allowed) {
        assertThat(Env.complete().with(name, text).failure().faults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.variable()).isEqualTo(name);
                    assertThat(fault.problem()).isEqualTo("is \"" + text + "\", which is not one of " + allowed);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "SYNC_POLL_SECONDS, -1",
        "SYNC_POLL_SECONDS, 1.5",
        "SYNC_RECONCILE_SECONDS, often",
        "SYNC_DEBOUNCE_MS, -5",
        "SYNC_NEW_ROW_QUIET_MS, 99999999999",
        "SYNC_BRAKE_ROWS, -1",
        "SYNC_BRAKE_PERCENT, 101",
        "PHONE_REGION, Russia",
        "DISPLAY_TZ, Moscow time",
        "DISPLAY_TZ_OFFSET, 25",
        "DISPLAY_TZ_OFFSET, far",
        "DISPLAY_TZ_OFFSET, NaN",
        "AMO_PIPELINE_ID, main",
        "STAFF_CACHE_TTL_SEC, -1",
        "LEADS_CREATED_AFTER, yesterday",
        "LEADS_CREATED_AFTER, 31.02.2025",
        "LEADS_CREATED_AFTER, 1735689600000"
    })
    void aValueOutOfRangeIsAFault(String name, String text) {
        assertThat(Env.complete().with(name, text).namesAtFault()).containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1970-01-01T00:00:00Z",
        "1735689600, 2025-01-01T00:00:00Z",
        "31.12.2025, 2025-12-31T00:00:00Z",
        "31.12.2025 18:30, 2025-12-31T18:30:00Z",
        "31.12.2025 18:30:15, 2025-12-31T18:30:15Z",
        "2025-12-31, 2025-12-31T00:00:00Z",
        "2025-12-31 18:30:15, 2025-12-31T18:30:15Z"
    })
    @Shows("F41")
    void theDateOfTheFirstLeadIsUnderstoodInEverySpelling(String text, Instant expected) {
        assertThat(Env.complete()
                        .with("LEADS_CREATED_AFTER", text)
                        .settings()
                        .sync()
                        .leadsCreatedAfter())
                .isEqualTo(expected);
    }

    @Test
    void datesAreReadInTheDisplayZone() {
        Env env = Env.complete().with("LEADS_CREATED_AFTER", "31.12.2025").with("DISPLAY_TZ_OFFSET", "5");

        assertThat(env.settings().sync().leadsCreatedAfter()).isEqualTo(Instant.parse("2025-12-30T19:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"5, +05:00", "+5, +05:00", "-3, -03:00", "5.5, +05:30", "+05:30, +05:30", "0, Z"})
    @Shows("F42")
    void theDisplayOffsetIsHoursFromUtc(String text, String expected) {
        assertThat(Env.complete()
                        .with("DISPLAY_TZ_OFFSET", text)
                        .settings()
                        .sync()
                        .displayZone())
                .hasValueSatisfying(zone -> assertThat(zone).hasToString(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void aZoneAgreesWithItsOffsetsOfSummerAndWinter(String offset) {
        Env env = Env.complete().with("DISPLAY_TZ", "Europe/Berlin").with("DISPLAY_TZ_OFFSET", offset);

        assertThat(env.settings().sync().displayZone())
                .hasValueSatisfying(zone -> assertThat(zone).hasToString("Europe/Berlin"));
    }

    @Test
    void aZoneAndAnotherOffsetContradict() {
        assertThat(Env.complete()
                        .with("DISPLAY_TZ", "Europe/Berlin")
                        .with("DISPLAY_TZ_OFFSET", "5")
                        .namesAtFault())
                .containsExactly("DISPLAY_TZ_OFFSET");
    }
}
