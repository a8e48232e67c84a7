package org.amosheets.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.amosheets.store.Imports.Ended;
import org.amosheets.store.Imports.Job;
import org.amosheets.store.Imports.RowEnd;
import org.amosheets.store.Imports.RowEnd.What;
import org.junit.jupiter.api.Test;

class ImportsTest {

    private final Store store = TestRedis.store(TestRedis.keys());

    private void run(Consumer<Commit> change) {
        Commit commit = store.newCommit();
        change.accept(commit);
        commit.runUnfenced();
    }

    @Test
    void ofTwoThatAreStartedTheFirstRuns() {
        Job first = Job.begun("first", 1);
        assertThat(store.imports().start(first)).isEqualTo(first);
        assertThat(store.imports().start(Job.begun("second", 2))).isEqualTo(first);
        assertThat(store.imports().running()).contains(first);
    }

    @Test
    void aRowIsWaitedForOrDoneAndNeverBoth() {
        RowEnd failed = new RowEnd(What.FAILED, 7, "k", "Почему \"так\"");
        run(commit -> {
            commit.importWaits("k");
            commit.importWaits(Imports.number(8));
        });
        assertThat(store.imports().waitingAmong(List.of("k", "other"))).containsExactly("k");

        run(commit -> commit.importDone("k", failed));
        assertThat(store.imports().waitingRows()).containsExactly("row:8");
        assertThat(store.imports().done()).isEqualTo(Map.of("k", failed));

        run(commit -> commit.importWaits("k"));
        assertThat(store.imports().waiting()).isEqualTo(2);
        assertThat(store.imports().done()).isEmpty();
    }

    @Test
    void oneThatIsOverCanBeLookedUpAndLeavesNothingToTheNext() {
        store.imports().start(Job.begun("old", 1));
        Ended old = new Ended("old", 1, 2, 3, 0, 0, 0, 0, List.of());
        run(commit -> commit.endImport(old, Set.of()));
        store.imports().start(Job.begun("new", 3));
        run(commit -> {
            commit.importWaits("a");
            commit.importDone("b", new RowEnd(What.CREATED, 2, "b", ""));
        });
        assertThat(store.imports().ended("old")).contains(old);
        assertThat(store.imports().ended("running")).isEmpty();

        Ended ended = new Ended("new", 3, 4, 1, 0, 0, 0, 1, List.of());
        run(commit -> commit.endImport(ended, Set.of("old")));

        assertThat(store.imports().running()).isEmpty();
        assertThat(store.imports().ended()).containsExactly(ended);
        assertThat(store.imports().waiting()).isZero();
        assertThat(store.imports().done()).isEmpty();
    }
}
