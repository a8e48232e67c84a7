package org.amosheets.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.amosheets.correctness.Shows;
import org.amosheets.store.Commit;
import org.amosheets.store.Inbox;
import org.amosheets.store.SimulatedRedis;
import org.amosheets.store.Standing;
import org.amosheets.store.Standing.Entry;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person decides while a batch is at work. */
class StandingChangesTest implements SimulatedRedis.Hook {

    private static final String ID = HeldEntry.PREFIX + "1";

    private final SimulatedRedis redis = new SimulatedRedis("standing-changes", Clock.systemUTC());
    private final Store batch = redis.plain();
    private final StandingChanges person = new StandingChanges(redis.store(this), Clock.systemUTC());
    private Runnable meanwhile = () -> {};
    private int looks;

    @Override
    public void before(String script) {
        // The first look at Redis finds the entry; what comes next changes something.
        if (script.equals("COMMIT") || ++looks == 2) {
            Runnable once = meanwhile;
            meanwhile = () -> {};
            once.run();
        }
    }

    @Override
    public void after(String script) {}

    private void holds(String... keys) {
        List<Change> changes = List.of(keys).stream()
                .map(key -> Change.key(key, Change.Source.OPERATOR, 1))
                .toList();
        Commit commit = batch.newCommit();
        commit.putStanding(new Entry(
                ID,
                Standing.HELD,
                keys.length + " rows",
                List.of(keys),
                List.of(7L),
                1,
                changes,
                Map.of("a", "1", "b", "2")));
        commit.runUnfenced();
    }

    @Test
    @Shows("G13")
    void ofTwoWhoDecideAtOnceTheFirstOnesWordCounts() {
        StandingChanges other = new StandingChanges(batch, Clock.systemUTC());
        holds("k1", "k2");
        meanwhile = () -> assertThat(other.drop(ID)).isTrue();
        looks = 0;

        assertThat(person.approve(ID)).isFalse();

        assertThat(batch.marks().set(MassChanges.APPROVED)).doesNotContain("k1", "k2");
        assertThat(batch.inbox().waiting(Inbox.Lane.ROWS)).isZero();
        assertThat(person.list(Standing.HELD)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve", "drop"})
    @Shows({"G2", "G13"})
    void whatJoinsTheEntryWhileAPersonDecidesGoesOnStanding(String decision) {
        holds("k1", "k2");
        meanwhile = () -> holds("k1", "k2", "k3");
        looks = 0;

        assertThat(decision.equals("approve") ? person.approve(ID) : person.drop(ID))
                .isTrue();

        assertThat(person.list(Standing.HELD))
                .singleElement()
                .satisfies(entry -> assertThat(entry.rows()).contains("k3"));
        assertThat(batch.marks().set(MassChanges.APPROVED)).doesNotContain("k3");
        assertThat(decision.equals("approve") ? person.approve(ID) : person.drop(ID))
                .isTrue();
        assertThat(person.list(Standing.HELD)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Shows("G14")
    void whoseTheSpreadsheetIsGoesOnStandingUntilAPersonApprovesUnlessToGoOnAsBeforeIsAnAnswer(boolean declinable) {
        Commit commit = batch.newCommit();
        commit.putStanding(new Entry(
                Installation.STANDING_ID,
                Standing.HELD,
                "another installation",
                List.of(),
                List.of(),
                1,
                List.of(),
                Map.of(Installation.WORD, "w", Installation.DECLINABLE, Boolean.toString(declinable))));
        commit.runUnfenced();

        assertThat(person.drop(Installation.STANDING_ID)).isTrue();

        assertThat(person.list(Standing.HELD)).hasSize(declinable ? 0 : 1);
        assertThat(batch.marks().text(Installation.DECLINED).isPresent()).isEqualTo(declinable);
        assertThat(person.approve(Installation.STANDING_ID)).isEqualTo(!declinable);
        assertThat(person.list(Standing.HELD)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve", "drop"})
    void whatStandsAsItWasSeenIsTakenAway(String decision) {
        holds("k1", "k2");

        assertThat(decision.equals("approve") ? person.approve(ID) : person.drop(ID))
                .isTrue();

        assertThat(person.list(Standing.HELD)).isEmpty();
        assertThat(batch.inbox().waiting(Inbox.Lane.ROWS)).isEqualTo(decision.equals("approve") ? 2 : 0);
        assertThat(person.approve(ID)).isFalse();
    }
}
