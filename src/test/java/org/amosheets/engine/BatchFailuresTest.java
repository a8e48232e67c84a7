package org.amosheets.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.amosheets.correctness.Shows;
import org.amosheets.store.Commit;
import org.amosheets.store.Inbox;
import org.amosheets.store.SimulatedRedis;
import org.amosheets.store.Standing;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;
import org.junit.jupiter.api.Test;

/** A change that makes every batch fail in a way that nobody foresaw is found in a few batches (I15). */
@Shows("I15")
class BatchFailuresTest {

    private static final int MOST = 600;

    private final Store store = new SimulatedRedis("batch-failures", Clock.systemUTC()).plain();
    private final BatchFailures failures = new BatchFailures(store);
    private final Set<String> done = new HashSet<>();
    private int batches;

    private void waiting(String kind, int changes) {
        assertThat(store.lease().tryAcquire()).isTrue();
        store.inbox()
                .accept(
                        Inbox.Lane.ROWS,
                        IntStream.range(0, changes)
                                .mapToObj(n -> Change.key(kind + n, Change.Source.POLL, 1))
                                .toList());
    }

    /** One batch, as the consumer takes it; false where nothing waits. */
    private boolean work(Set<String> poison) {
        Inbox.Taken taken = store.inbox().take(Inbox.Lane.ROWS, failures.most(MOST), 0);
        if (taken.isEmpty()) {
            return false;
        }
        batches++;
        List<String> keys = taken.changes().stream().map(Change::ref).toList();
        if (keys.stream().anyMatch(poison::contains)) {
            failures.answer(taken, new IllegalArgumentException("nobody foresaw this"));
            return true;
        }
        Commit commit = store.newCommit();
        commit.acknowledge(taken);
        commit.run(store.lease());
        failures.succeeded();
        done.addAll(keys);
        return true;
    }

    private List<String> parked() {
        return store.standing().list(Standing.PARKED).stream()
                .flatMap(entry -> entry.rows().stream())
                .toList();
    }

    @Test
    void oneAmongHundredsIsParkedAfterAFewBatchesAndTheOthersGoThrough() {
        waiting("k", MOST);

        while (work(Set.of("k471"))) {
            assertThat(batches).isLessThan(50);
        }

        assertThat(parked()).containsExactly("k471");
        assertThat(done).hasSize(MOST - 1).doesNotContain("k471");
    }

    @Test
    void soAreSeveralWhereverTheyStand() {
        waiting("k", MOST);

        while (work(Set.of("k0", "k1", "k250", "k599"))) {
            assertThat(batches).isLessThan(200);
        }

        assertThat(parked()).containsExactlyInAnyOrder("k0", "k1", "k250", "k599");
        assertThat(done).hasSize(MOST - 4);
    }

    @Test
    void aFailureThatPassesByItselfTakesNoBatchApart() {
        waiting("k", 100);

        assertThat(work(Set.of("k7"))).isTrue();
        assertThat(work(Set.of("k7"))).isTrue();
        while (work(Set.of())) {
            assertThat(batches).isLessThan(50);
        }

        assertThat(parked()).isEmpty();
        assertThat(done).hasSize(100);
        assertThat(failures.most(MOST)).isEqualTo(MOST);
    }

    @Test
    void afterwardsBatchesAreAsBigAsBefore() {
        waiting("k", MOST);
        while (work(Set.of("k3"))) {
            assertThat(batches).isLessThan(50);
        }
        waiting("m", MOST);

        while (failures.most(MOST) < MOST) {
            assertThat(work(Set.of())).isTrue();
        }
        assertThat(batches).isLessThan(60);
    }
}
