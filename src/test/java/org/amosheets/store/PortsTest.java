package org.amosheets.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.amosheets.amocrm.TokenStore;
import org.amosheets.amocrm.TokenStore.Tokens;
import org.amosheets.correctness.Shows;
import org.amosheets.sheets.RowWrite;
import org.amosheets.sheets.RowWrite.CellWrite;
import org.amosheets.sheets.WriteJournal;
import org.amosheets.sync.Cell;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class PortsTest {

    private final Keys keys = TestRedis.keys();
    private final Store store = TestRedis.store(keys);
    private final Store other = TestRedis.store(keys);

    @Test
    @Shows("D004-26")
    void tokensAreKept() {
        Tokens tokens = new Tokens("a", "r", Instant.ofEpochMilli(1_700_000_000_123L));
        assertThat(store.tokens().load()).isEmpty();

        store.tokens().save(tokens);

        assertThat(other.tokens().load()).contains(tokens);
    }

    @Test
    void oneRefresherAtATime() {
        TokenStore.Refreshing first =
                store.tokens().tryRefresh(Duration.ofSeconds(30)).orElseThrow();
        assertThat(other.tokens().tryRefresh(Duration.ofSeconds(30))).isEmpty();

        first.close();

        assertThat(other.tokens().tryRefresh(Duration.ofSeconds(30))).isPresent();
        first.close();
        assertThat(store.tokens().tryRefresh(Duration.ofSeconds(30)))
                .as("closing again does not give back what is another's")
                .isEmpty();
    }

    @Test
    void aDeadRefreshersLockEnds() {
        assertThat(store.tokens().tryRefresh(Duration.ofMillis(200))).isPresent();
        Awaitility.await()
                .atMost(Duration.ofSeconds(3))
                .until(() -> other.tokens().tryRefresh(Duration.ofSeconds(1)).isPresent());
    }

    @Test
    void theTabIsRemembered() {
        assertThat(store.tabBinding().sheetId()).isEmpty();
        store.tabBinding().bind(0);
        assertThat(other.tabBinding().sheetId()).hasValue(0);
    }

    @Test
    void aWriteUnderWayIsKeptUntilItEnds() {
        WriteJournal.Entry first = entry("w1");
        WriteJournal.Entry second = entry("w2");
        assertThat(store.journal().open()).isEmpty();

        store.journal().begin(first);
        store.journal().begin(second);

        assertThat(other.journal().open()).containsExactly(first, second);
        other.journal().end("unknown");
        other.journal().end("w1");
        assertThat(other.journal().open()).containsExactly(second);
        other.journal().end("w2");
        assertThat(store.journal().open()).isEmpty();
    }

    @Test
    void aRedisThatTakesWritesIsWritable() {
        assertThat(store.writable()).isTrue();
    }

    @Test
    void outsideTextNeverEndsTheHashTag() {
        assertThat(new Keys("a}b{*", "x", "y@z.com").of("links")).isEqualTo("{amosheets:a%7Db%7B%2A}:links");
        assertThat(new Keys("a", "x", "y@z.com").ofGoogleUser("reads")).isEqualTo("{amosheets-google:y@z.com}:reads");
    }

    private static WriteJournal.Entry entry(String id) {
        return new WriteJournal.Entry(
                id,
                3,
                List.of(new RowWrite(
                        5,
                        "key",
                        Map.of(
                                "Цена",
                                new CellWrite(
                                        Cell.EMPTY,
                                        Cell.number(new BigDecimal("1.5")).withFormula("=A1"))))),
                Map.of("Цена", 2));
    }
}
