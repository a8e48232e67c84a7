package org.amosheets.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.amosheets.correctness.Shows;
import org.amosheets.store.Commit;
import org.amosheets.store.Inbox.Lane;
import org.amosheets.store.SimulatedRedis;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;
import org.amosheets.sync.Change.Source;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The echo of a big import waits for the import, and for nothing else; and no other word waits for it. */
@Shows({"I13", "L2"})
class EchoesTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final Change ECHO = Change.lead(1, Source.ADDED, NOW - 1_000);

    private final Clock clock = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);
    private final SimulatedRedis redis = new SimulatedRedis(UUID.randomUUID().toString(), clock);
    private final Store store = redis.plain();
    private final Commit commit = store.newCommit();
    private final Echoes echoes = new Echoes(store);

    @BeforeEach
    void holdTheLease() {
        store.lease().tryAcquire();
    }

    @Test
    void whatWasAddedWaitsWhileRowsDoAndComesAgain() {
        rowsWait();

        assertThat(echoes.due(List.of(ECHO), NOW, commit)).isEmpty();

        commit.run(store.lease());
        assertThat(store.inbox().waiting(Lane.LEADS)).isEqualTo(1);
    }

    @Test
    void itIsLookedAtAtOnceWhereNoRowWaits() {
        assertThat(echoes.due(List.of(ECHO), NOW, commit)).containsExactly(ECHO);
        assertThat(commit.isEmpty()).isTrue();
    }

    @Test
    void whatWasChangedDoesNotWait() {
        rowsWait();
        Change changed = Change.lead(2, Source.WEBHOOK, NOW);

        assertThat(echoes.due(List.of(ECHO, changed), NOW, commit)).containsExactly(changed);
    }

    @Test
    void aLeadThatWasAddedAndChangedDoesNotWait() {
        rowsWait();
        Change both = ECHO.with(Change.lead(1, Source.WEBHOOK, NOW));

        assertThat(echoes.due(List.of(both), NOW, commit)).containsExactly(both);
    }

    @Test
    void rowsThatNeverEndDoNotHoldItUpForEver() {
        rowsWait();
        Change old = Change.contact(3, Source.ADDED, NOW - Echoes.PATIENCE_MS);

        assertThat(echoes.due(List.of(old), NOW, commit)).containsExactly(old);
    }

    private void rowsWait() {
        store.inbox().accept(Lane.ROWS, List.of(Change.row(2, Source.IMPORT, NOW)));
    }
}
