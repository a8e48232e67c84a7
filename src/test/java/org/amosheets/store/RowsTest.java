package org.amosheets.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.amosheets.store.Rows.RowState;
import org.junit.jupiter.api.Test;

class RowsTest {

    private final Store store = TestRedis.store(TestRedis.keys());

    private static RowState at(int position) {
        return new RowState(position, "f" + position, 1_000, "LINKED", "");
    }

    private void put(Map<String, RowState> rows) {
        Commit commit = store.newCommit();
        rows.forEach(commit::putRow);
        commit.runUnfenced();
    }

    private Map<String, RowState> many(int count) {
        Map<String, RowState> rows = new HashMap<>();
        for (int i = 0; i < count; i++) {
            rows.put("k" + i, at(i + 2));
        }
        put(rows);
        return rows;
    }

    @Test
    void allAreReadHoweverManyThereAre() {
        Map<String, RowState> rows = many(2_500);

        assertThat(store.rows().all()).isEqualTo(rows);
    }

    @Test
    void whatIsOtherThanBeforeIsHandedOverAndWhatIsGoneIsNamed() {
        many(2_500);
        Map<String, RowState> before = store.rows().all();
        put(Map.of("k7", at(900), "new", at(901)));
        Commit commit = store.newCommit();
        commit.dropRow("k8");
        commit.runUnfenced();

        Map<String, RowState> written = new HashMap<>();
        assertThat(store.rows().compare(before, written::put)).containsExactly("k8");
        assertThat(written).isEqualTo(Map.of("k7", at(900), "new", at(901)));
    }

    @Test
    void nothingIsKnownOfNoRows() {
        assertThat(store.rows().all()).isEmpty();
        assertThat(store.rows().compare(Map.of(), (key, state) -> {})).isEmpty();
    }
}
