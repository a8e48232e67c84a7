package org.amosheets.web.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.amosheets.engine.Obstacles;
import org.amosheets.engine.SideHeard;
import org.amosheets.engine.StandingChanges;
import org.amosheets.store.Standing;
import org.amosheets.web.alert.Look.Matter;
import org.junit.jupiter.api.Test;

class MattersTest {

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(9_000), ZoneOffset.UTC);

    private final StandingChanges standing = mock();
    private final SideHeard amo = new SideHeard(CLOCK);
    private final SideHeard sheets = new SideHeard(CLOCK);
    private final Obstacles obstacles = new Obstacles(CLOCK);
    private OptionalInt lacked = OptionalInt.empty();
    private int files;
    private int conflicts;

    private Look look() {
        return new Matters(standing, amo, sheets, obstacles, () -> conflicts, () -> lacked, () -> files).get();
    }

    private static Standing.Entry entry(String id, String kind, long since) {
        return new Standing.Entry(id, kind, "why", List.of(), List.of(), since, List.of(), Map.of());
    }

    @Test
    void beforeAnythingWasLookedAtOnlyWhatRedisHoldsIsClear() {
        Look look = look();
        assertThat(look.standing()).isEmpty();
        assertThat(look.clear())
                .containsExactlyInAnyOrder(Kind.HELD, Kind.INSTALLATION, Kind.PARKED, Kind.CONFLICTS, Kind.FILE);
    }

    @Test
    void aConflictThatWaitsForAPersonIsTold() {
        conflicts = 2;
        assertThat(look().standing()).containsOnly(Map.entry(Kind.CONFLICTS, new Matter(0, 2)));
    }

    @Test
    void whatIsHeldIsToldApartFromTheQuestionWhoseTheSpreadsheetIs() {
        when(standing.list(Standing.HELD))
                .thenReturn(List.of(
                        entry(StandingChanges.INSTALLATION, Standing.HELD, 5),
                        entry("brake:1", Standing.HELD, 8),
                        entry("import", Standing.HELD, 7)));
        when(standing.list(Standing.PARKED)).thenReturn(List.of(entry("row:k", Standing.PARKED, 3)));
        assertThat(look().standing())
                .containsOnly(
                        Map.entry(Kind.INSTALLATION, new Matter(5, 1)),
                        Map.entry(Kind.HELD, new Matter(7, 2)),
                        Map.entry(Kind.PARKED, new Matter(3, 1)));
    }

    @Test
    void aSideThatIsAwayForAWhileTakesNobody() {
        amo.failed("amoCRM answered 503");
        Look look = look();
        assertThat(look.standing()).doesNotContainKey(Kind.AMOCRM_ACCESS);
        assertThat(look.clear()).doesNotContain(Kind.AMOCRM_ACCESS);
    }

    @Test
    void aSideThatRefusesIsToldUntilItAnswers() {
        amo.refused("the token is refused");
        sheets.refused("not shared");
        assertThat(look().standing())
                .containsOnly(
                        Map.entry(Kind.AMOCRM_ACCESS, new Matter(9_000, 1)),
                        Map.entry(Kind.SHEET_ACCESS, new Matter(9_000, 1)));
        amo.answered();
        assertThat(look().standing()).containsOnlyKeys(Kind.SHEET_ACCESS);
        assertThat(look().clear()).contains(Kind.AMOCRM_ACCESS);
    }

    @Test
    void whatTwoKnowOfIsOneMatter() {
        when(standing.list(Standing.HELD)).thenReturn(List.of(entry(StandingChanges.INSTALLATION, Standing.HELD, 5)));
        amo.refused("the token is refused");
        Obstacles met = mock();
        when(met.since(any())).thenReturn(Optional.empty());
        when(met.since(Obstacles.Kind.AMOCRM)).thenReturn(Optional.of(9_500L));
        when(met.since(Obstacles.Kind.INSTALLATION)).thenReturn(Optional.of(9_500L));
        Look look = new Matters(standing, amo, sheets, met, () -> conflicts, () -> lacked, () -> files).get();
        assertThat(look.standing())
                .containsOnly(
                        Map.entry(Kind.AMOCRM_ACCESS, new Matter(9_000, 1)),
                        Map.entry(Kind.INSTALLATION, new Matter(5, 1)));
    }

    @Test
    void fieldsAndFilesAreCounted() {
        lacked = OptionalInt.of(2);
        files = 1;
        assertThat(look().standing())
                .containsOnly(Map.entry(Kind.FIELDS, new Matter(0, 2)), Map.entry(Kind.FILE, new Matter(0, 1)));
    }
}
