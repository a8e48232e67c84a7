package org.amosheets.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.amosheets.store.Callers.Answer;
import org.amosheets.store.Callers.Caller;
import org.amosheets.store.Commit;
import org.amosheets.store.Inbox;
import org.amosheets.store.SimulatedRedis;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;
import org.junit.jupiter.api.Test;

class RowCallersTest {

    private static final long NOW = 1_790_000_000_000L;

    private final Clock clock = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);
    private final Store store = new SimulatedRedis(UUID.randomUUID().toString(), clock).plain();
    private final RowCallers callers = new RowCallers(store, clock);

    private List<Change> hints() {
        assertThat(store.lease().tryAcquire()).isTrue();
        return store.inbox().take(Inbox.Lane.ROWS, 10, 0).changes();
    }

    private void answer(String ticket, long at) {
        Commit commit = store.newCommit();
        commit.answerCaller(ticket, new Answer(7, "", at));
        commit.runUnfenced();
    }

    @Test
    void keepsTheHintTogetherWithWhoWaits() {
        String ticket = callers.ask(5, true);

        assertThat(store.callers().waiting()).containsExactly(new Caller(ticket, NOW, 5, ""));
        assertThat(hints())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("hints")
                .containsExactly(Change.row(5, Change.Source.WHOLE, NOW));
        assertThat(callers.answer(ticket)).isEmpty();
    }

    @Test
    void aRowThatIsStillTypedIsAnOrdinaryHint() {
        callers.keep(5, false);
        assertThat(hints())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("hints")
                .containsExactly(Change.row(5, Change.Source.SCRIPT, NOW));
        assertThat(store.callers().waiting()).isEmpty();
    }

    @Test
    void whoTookTheAnswerOrLeftIsForgotten() {
        String ticket = callers.ask(5, true);
        answer(ticket, NOW);
        assertThat(callers.answer(ticket)).contains(new Answer(7, "", NOW));
        assertThat(store.callers().waiting()).isEmpty();

        callers.leave(ticket);
        assertThat(callers.answer(ticket)).isEmpty();
        String other = callers.ask(6, true);
        callers.leave(other);
        assertThat(store.callers().waiting()).isEmpty();
    }

    @Test
    void answersThatNobodyTookDoNotPileUp() {
        answer("of a process that was killed", NOW - RowCallers.FORGOTTEN_MS - 1);
        answer("of one that may still ask", NOW - 1_000);

        callers.ask(5, true);

        assertThat(store.callers().answered()).containsExactly("of one that may still ask");
    }
}
