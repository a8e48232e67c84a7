package org.amosheets.sync.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.amosheets.correctness.Result;
import org.amosheets.correctness.Shows;
import org.amosheets.correctness.Terminal;
import org.junit.jupiter.api.Test;

/**
 * T2: random histories of edits on both sides and of plans applied in whole or in part; then the world has to come to
 * rest with nothing lost, invented or echoed. {@code -Dhistories=1000000 -Dseed=42} runs others, and more of them.
 */
@Shows({"I1", "I2", "I5", "I7", "I13", "L1", "L3", "L4", "G6"})
class PlannerHistoriesTest {

    @Test
    void randomHistoriesComeToRestWithNothingLostInventedOrEchoed() {
        int histories = Integer.getInteger("histories", 20_000);
        long seed = Long.getLong("seed", 1L);
        Terminal.say(histories + " histories from seed " + seed);
        for (int i = 0; i < histories; i++) {
            History history = History.of(seed * 1_000_003L + i);
            AssertionError wrong = Shrinker.failure(history);
            if (wrong != null) {
                throw failed(seed, i, history, wrong);
            }
        }
        Result.keep(
                "histories",
                "mvn test -Dtest=PlannerHistoriesTest -Dhistories=" + histories + " -Dseed=" + seed + " -Dkeep",
                Map.of("histories", histories));
    }

    private static AssertionError failed(long seed, int number, History history, AssertionError wrong) {
        History shrunk = Shrinker.shrink(history);
        AssertionError shortest = Shrinker.failure(shrunk);
        return new AssertionError("-Dseed=" + seed + ", history " + number + ", cut down from "
                + history.steps().size() + " steps:\n" + shrunk + (shortest == null ? wrong : shortest).getMessage());
    }

    @Test
    void aHistoryIsTheSameEachTimeItIsMade() {
        assertThat(History.of(7))
                .isEqualTo(History.of(7))
                .hasToString(History.of(7).toString());
    }

    @Test
    void historiesAreVaried() {
        List<Step> steps = LongStream.range(0, 200)
                .mapToObj(History::of)
                .flatMap(history -> history.steps().stream())
                .toList();

        assertThat(steps).hasAtLeastOneElementOfType(Step.SheetEdit.class);
        assertThat(steps).hasAtLeastOneElementOfType(Step.CrmEdit.class);
        assertThat(steps).hasAtLeastOneElementOfType(Step.Sync.class);
    }
}
