package org.amosheets.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.amosheets.correctness.Shows;
import org.amosheets.store.Inbox.Lane;
import org.amosheets.store.Rows.RowState;
import org.amosheets.sync.Change;
import org.amosheets.sync.Link;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A commit about thousands of rows, which keeps Redis from nobody for long (I8, I16). */
@Shows({"I8", "I16"})
class CommitPartsTest implements SimulatedRedis.Hook {

    private static final int ROWS = 2_500;

    private final SimulatedRedis redis = new SimulatedRedis("commit-parts", Clock.systemUTC());
    private final Store store = redis.store(this);
    private final Store onlooker = redis.plain();
    private int commits;
    private int killedAt;

    @Override
    public void before(String script) {
        if (script.equals("COMMIT") && ++commits == killedAt) {
            throw new IllegalStateException("killed");
        }
    }

    @Override
    public void after(String script) {}

    @BeforeEach
    void somethingWaits() {
        assertThat(store.lease().tryAcquire()).isTrue();
        store.inbox().accept(Lane.ROWS, List.of(Change.key("k1", Change.Source.POLL, 1)));
    }

    private Commit commit() {
        Commit commit = store.newCommit();
        commit.mark("newest", 7);
        IntStream.range(0, ROWS).forEach(n -> {
            String key = "k" + n;
            commit.putSent(key, Map.of("lead.price", "0"));
            commit.putLink(new Link(key, 1 + n, 0, Map.of("lead.price", Integer.toString(n))));
        });
        IntStream.range(0, ROWS).forEach(n -> {
            String key = "k" + n;
            commit.putRow(key, new RowState(n + 2, "f", 1, "LINKED", ""));
            commit.dropSent(key);
            commit.audit(AuditEntry.about(
                            new AuditEntry.Subject(List.of(key), 1 + n, 0), "run/" + n, 1, "", "agreed", Map.of(), "")
                    .agreeing(Map.of("lead.price", Integer.toString(n)))
                    .ended(AuditEntry.DONE));
        });
        commit.acknowledge(store.inbox().take(Lane.ROWS, 10, 0));
        return commit;
    }

    private Set<String> linked() {
        Set<String> keys = new TreeSet<>();
        onlooker.links().forEach(link -> keys.add(link.rowKey()));
        return keys;
    }

    private Map<String, Map<String, String>> told() {
        return onlooker.auditLog().after("", 10_000).stream()
                .map(Log.Line::entry)
                .collect(Collectors.toMap(entry -> entry.rows().get(0), AuditEntry::agreed));
    }

    @Test
    void whereverItIsKilledEachRowIsWholeAndWhatIsNotKeptIsTakenAgain() {
        killedAt = 2;
        Commit commit = commit();
        assertThatThrownBy(() -> commit.run(store.lease())).hasMessage("killed");

        Set<String> kept = linked();
        assertThat(kept).hasSize(Operations.ROWS_AT_ONCE);
        assertThat(onlooker.rows().all().keySet()).containsExactlyInAnyOrderElementsOf(kept);
        assertThat(onlooker.sent().byKeys(kept)).isEmpty();
        assertThat(told().keySet()).containsExactlyInAnyOrderElementsOf(kept);
        assertThat(onlooker.marks().number("newest")).isEmpty();
        assertThat(onlooker.inbox().waiting(Lane.ROWS)).isEqualTo(1);
        onlooker.links().forEach(link -> assertThat(told().get(link.rowKey())).isEqualTo(link.base()));
    }

    @Test
    void runOnceMoreItIsAppliedOnce() {
        killedAt = 3;
        Commit commit = commit();
        assertThatThrownBy(() -> commit.run(store.lease())).hasMessage("killed");
        commit.run(store.lease());

        assertThat(linked()).hasSize(ROWS);
        assertThat(told()).hasSize(ROWS);
        assertThat(onlooker.auditLog().after("", 10_000)).hasSize(ROWS);
        assertThat(onlooker.marks().number("newest")).hasValue(7);
        assertThat(onlooker.inbox().waiting(Lane.ROWS)).isZero();
    }

    @Test
    void whatIsAboutFewRowsIsOneStep() {
        Commit commit = store.newCommit();
        IntStream.range(0, 900).forEach(n -> commit.putRow("k" + n, new RowState(n + 2, "f", 1, "LINKED", "")));
        commit.run(store.lease());

        assertThat(commits).isEqualTo(1);
    }

    /** Held rows without the entry that a person decides on would pass for refused ones. */
    @Test
    @Shows("G13")
    void whatSetsSomethingAsideIsOneStepHoweverMuchItIs() {
        Commit commit = commit();
        commit.putStanding(new Standing.Entry(
                "brake:1", Standing.HELD, "many", List.of("k1"), List.of(2L), 1, List.of(), Map.of()));
        commit.run(store.lease());

        assertThat(commits).isEqualTo(1);
        assertThat(onlooker.standing().list(Standing.HELD)).hasSize(1);
    }

    @Test
    void whatTakesALeadFromARowIsOneStepHoweverMuchItIs() {
        Commit commit = commit();
        commit.dropLink("k7");
        commit.putLink(new Link("other", 8, 0, Map.of()));
        commit.run(store.lease());

        assertThat(commits).isEqualTo(1);
        assertThat(onlooker.links().keysByLead(List.of(8L))).isEqualTo(Map.of(8L, "other"));
    }
}
