package org.amosheets.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.amosheets.store.Commit;
import org.amosheets.store.Rows.RowState;
import org.amosheets.store.SimulatedRedis;
import org.amosheets.store.Store;
import org.junit.jupiter.api.Test;

class KnownRowsTest {

    private final Store store = new SimulatedRedis(UUID.randomUUID().toString(), Clock.systemUTC()).plain();

    private void keep(String key, int position, String fingerprint) {
        Commit commit = store.newCommit();
        commit.putRow(key, state(position, fingerprint));
        commit.runUnfenced();
    }

    private static RowState state(int position, String fingerprint) {
        return new RowState(position, fingerprint, 1, Phase.LINKED, "");
    }

    @Test
    void tellsWhatABatchWroteFromWhatItLeftAlone() {
        keep("left", 2, "a");
        keep("written", 3, "a");
        Map<String, RowState> before = new HashMap<>(store.rows().all());
        keep("written", 3, "b");

        KnownRows known = KnownRows.since(before, store);

        assertThat(known.wrote("left")).isFalse();
        assertThat(known.wrote("written")).isTrue();
        assertThat(known.get("written")).isEqualTo(state(3, "b"));
        assertThat(known.outdated("written", "a")).isTrue();
        assertThat(known.outdated("written", "b")).isFalse();
        assertThat(known.outdated("left", "a")).isFalse();
    }

    @Test
    void onlyARowThatGotItsKeyMeanwhileMayBeReadWithoutIt() {
        keep("moved", 2, "a");
        Map<String, RowState> before = new HashMap<>(store.rows().all());
        keep("moved", 3, "a");
        keep("new", 4, "a");

        KnownRows known = KnownRows.since(before, store);

        assertThat(known.wroteAt(3)).as("another row may have stood there").isFalse();
        assertThat(known.wroteAt(4)).isTrue();
    }

    @Test
    void aRowThatIsForgottenMeanwhileIsNotKnown() {
        keep("dropped", 2, "a");
        Map<String, RowState> before = new HashMap<>(store.rows().all());
        Commit commit = store.newCommit();
        commit.dropRow("dropped");
        commit.runUnfenced();

        KnownRows known = KnownRows.since(before, store);

        assertThat(known.get("dropped")).isNull();
        assertThat(known.wrote("dropped")).isTrue();
    }
}
