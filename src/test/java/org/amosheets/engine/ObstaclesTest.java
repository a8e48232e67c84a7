package org.amosheets.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.amosheets.amocrm.AmoCrmException;
import org.amosheets.sheets.SheetsException;
import org.amosheets.store.Inbox.Lane;
import org.junit.jupiter.api.Test;

class ObstaclesTest {

    private final Obstacles obstacles = new Obstacles(Clock.fixed(Instant.ofEpochMilli(7_000), ZoneOffset.UTC));

    @Test
    void nothingIsKnownBeforeTheFirstTry() {
        assertThat(obstacles.known()).isFalse();
        obstacles.passed(Lane.ROWS);
        assertThat(obstacles.known()).isTrue();
    }

    @Test
    void whatTakesAPersonIsToldByWhoHasToActAndSinceWhen() {
        obstacles.met(Lane.ROWS, new SheetsException.NotOurs("another installation's"));
        obstacles.met(Lane.LEADS, new Misconfigured("no such pipeline"));
        assertThat(obstacles.since(Obstacles.Kind.INSTALLATION)).hasValue(7_000L);
        assertThat(obstacles.since(Obstacles.Kind.SETTINGS)).hasValue(7_000L);
        assertThat(obstacles.since(Obstacles.Kind.SHEET)).isEmpty();
    }

    @Test
    void itStandsUntilTheLaneThatMetItGoesThrough() {
        obstacles.met(Lane.ROWS, new AmoCrmException.Blocked("the token is refused"));
        obstacles.passed(Lane.LEADS);
        assertThat(obstacles.since(Obstacles.Kind.AMOCRM)).isPresent();
        obstacles.passed(Lane.ROWS);
        assertThat(obstacles.since(Obstacles.Kind.AMOCRM)).isEmpty();
    }

    @Test
    void whatHealsByItselfIsNoObstacleAndEndsNone() {
        obstacles.met(Lane.ROWS, new SheetsException.Busy("quota", null));
        assertThat(obstacles.since(Obstacles.Kind.SHEET)).isEmpty();
        obstacles.met(Lane.ROWS, new SheetsException.Unavailable("not shared", null));
        obstacles.met(Lane.ROWS, new SheetsException.Busy("quota", null));
        assertThat(obstacles.since(Obstacles.Kind.SHEET)).isPresent();
    }

    @Test
    void aSettingThatOnlyTheClocksLookMetStandsUntilThatLookGoesThrough() {
        obstacles.missed("poll-sheet", new Misconfigured("no such pipeline"));
        obstacles.passed(Lane.ROWS);
        obstacles.looked("reconcile-crm");
        obstacles.missed("poll-sheet", new SheetsException.Busy("quota", null));
        assertThat(obstacles.since(Obstacles.Kind.SETTINGS)).hasValue(7_000L);
        obstacles.looked("poll-sheet");
        assertThat(obstacles.since(Obstacles.Kind.SETTINGS)).isEmpty();
    }

    @Test
    void aRefusalThatALookMetIsLeftToThoseWhoHearTheSide() {
        obstacles.missed("poll-sheet", new SheetsException.Unavailable("not shared", null));
        assertThat(obstacles.since(Obstacles.Kind.SHEET)).isEmpty();
    }
}
