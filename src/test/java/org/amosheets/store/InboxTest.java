package org.amosheets.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.amosheets.correctness.Shows;
import org.amosheets.store.Inbox.Lane;
import org.amosheets.store.Inbox.Taken;
import org.amosheets.sync.Change;
import org.amosheets.sync.Change.Source;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@Shows({"G2", "I13"})
class InboxTest {

    private final Keys keys = TestRedis.keys();
    private final Store store = TestRedis.store(keys);
    private final Inbox inbox = store.inbox();

    @Test
    void whatWaitsCanBeLookedAtWithoutTakingIt() {
        inbox.accept(
                Lane.ROWS,
                List.of(
                        Change.row(5, Source.SCRIPT, 1),
                        Change.row(6, Source.SCRIPT, 1),
                        Change.key("k1", Source.POLL, 1)));
        inbox.accept(Lane.ROWS, List.of(Change.row(5, Source.POLL, 2)));
        later(Change.key("k2", Source.RETRY, 3), 300_000);

        assertThat(inbox.peek(Lane.ROWS, 10)).extracting(Change::ref).containsExactly("5", "6", "k1", "k2");
        assertThat(inbox.peek(Lane.ROWS, 2)).extracting(Change::ref).containsExactly("5", "6");
        assertThat(inbox.peek(Lane.LEADS, 2)).isEmpty();
        assertThat(inbox.take(Lane.ROWS, 10, 0).changes()).hasSize(3);
    }

    @Test
    void nothingWaitingGivesNothingAfterTheWait() {
        long began = System.nanoTime();

        Taken taken = inbox.take(Lane.ROWS, 10, 300);

        assertThat(taken.isEmpty()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(Duration.ofMillis(250), Duration.ofSeconds(3));
    }

    @Test
    void waitingLongerThanAnAnswerMayTakeIsNoFailure() {
        assertThat(inbox.take(Lane.ROWS, 10, 2500).isEmpty()).isTrue();
    }

    @Test
    void whatArrivesDuringTheWaitEndsIt() {
        CompletableFuture<Taken> taken = CompletableFuture.supplyAsync(() -> inbox.take(Lane.ROWS, 10, 10_000));
        Awaitility.await().pollDelay(Duration.ofMillis(200)).until(() -> true);

        inbox.accept(Lane.ROWS, List.of(row(7, 1)));

        assertThat(taken.orTimeout(2, java.util.concurrent.TimeUnit.SECONDS)
                        .join()
                        .changes())
                .containsExactly(row(7, 1));
    }

    @Test
    void lanesAreApart() {
        inbox.accept(Lane.LEADS, List.of(Change.lead(5, Source.WEBHOOK, 1)));

        assertThat(inbox.take(Lane.ROWS, 10, 0).isEmpty()).isTrue();
        assertThat(inbox.take(Lane.LEADS, 10, 0).changes()).hasSize(1);
    }

    @Test
    @Shows("F25")
    void repeatsAreOneChangeWithTheOldestTime() {
        inbox.accept(Lane.ROWS, List.of(row(1, 30), row(2, 20)));
        inbox.accept(Lane.ROWS, List.of(row(1, 10)));
        inbox.accept(Lane.ROWS, List.of(row(1, 40)));

        Taken taken = inbox.take(Lane.ROWS, 10, 0);

        assertThat(taken.changes()).containsExactly(row(1, 10), row(2, 20));
        assertThat(taken.entryIds()).hasSize(3);
        assertThat(taken.redelivered()).isFalse();
        assertThat(taken.deliveries()).isEqualTo(1);
    }

    @Test
    void whatWasTakenAndNotCommittedIsTakenAgainByAnotherProcess() {
        inbox.accept(Lane.ROWS, List.of(row(1, 1)));
        Taken first = inbox.take(Lane.ROWS, 10, 0);
        inbox.accept(Lane.ROWS, List.of(row(2, 2)));

        Inbox other = TestRedis.store(keys).inbox();
        Taken again = other.take(Lane.ROWS, 10, 0);

        assertThat(again.entryIds()).isEqualTo(first.entryIds());
        assertThat(again.changes()).as("without the new one").containsExactly(row(1, 1));
        assertThat(again.redelivered()).isTrue();
        assertThat(again.deliveries()).isEqualTo(2);
        assertThat(other.take(Lane.ROWS, 10, 0).deliveries()).isEqualTo(3);
    }

    @Test
    void whatWasCommittedIsNotTakenAgain() {
        inbox.accept(Lane.ROWS, List.of(row(1, 1)));
        acknowledge(inbox.take(Lane.ROWS, 10, 0));

        assertThat(inbox.take(Lane.ROWS, 10, 0).isEmpty()).isTrue();
        assertThat(inbox.waiting(Lane.ROWS)).isZero();
        assertThat(inbox.oldest(Lane.ROWS)).isEmpty();
    }

    @Test
    void aFailedBatchCanBeTakenInSmallerParts() {
        IntStream.rangeClosed(1, 20).forEach(i -> inbox.accept(Lane.ROWS, List.of(row(i, i))));
        assertThat(inbox.take(Lane.ROWS, 20, 0).changes()).hasSize(20);

        Taken part = inbox.take(Lane.ROWS, 5, 0);
        assertThat(part.changes()).hasSize(5);
        assertThat(part.deliveries()).isEqualTo(2);
        acknowledge(part);

        assertThat(inbox.take(Lane.ROWS, 100, 0).changes()).hasSize(15).first().isEqualTo(row(6, 6));
    }

    @Test
    void takesNoMoreThanAskedAndLongListsInParts() {
        inbox.accept(Lane.ROWS, IntStream.range(0, 130).mapToObj(i -> row(i, i)).toList());

        Taken first = inbox.take(Lane.ROWS, 50, 0);
        assertThat(first.changes()).hasSize(50);
        acknowledge(first);
        assertThat(inbox.waiting(Lane.ROWS)).isEqualTo(2);
        Taken rest = inbox.take(Lane.ROWS, 500, 0);
        assertThat(rest.changes()).hasSize(80);
    }

    @Test
    void manyRepeatsOfOneSubjectGoIntoOneBatch() {
        IntStream.range(0, 300).forEach(i -> inbox.accept(Lane.ROWS, List.of(row(1, i))));

        Taken taken = inbox.take(Lane.ROWS, 50, 0);

        assertThat(taken.changes()).containsExactly(row(1, 0));
        assertThat(taken.entryIds()).hasSize(300);
    }

    @Test
    void scatteredChangesComeOneByOne() {
        inbox.accept(Lane.ROWS, List.of(row(1, 1), row(2, 2), row(3, 3)));
        Commit commit = store.newCommit();
        commit.scatter(inbox.take(Lane.ROWS, 10, 0));
        commit.runUnfenced();

        assertThat(inbox.waiting(Lane.ROWS)).isEqualTo(3);
        assertThat(inbox.take(Lane.ROWS, 1, 0).changes()).containsExactly(row(1, 1));
    }

    @Test
    void delayedChangesComeWhenTheyAreDueAndEndTheWait() {
        later(row(9, 5), 400);
        assertThat(inbox.take(Lane.ROWS, 10, 0).isEmpty()).isTrue();

        Taken taken = Awaitility.await()
                .atMost(Duration.ofSeconds(2))
                .until(() -> inbox.take(Lane.ROWS, 10, 5_000), t -> !t.isEmpty());

        assertThat(taken.changes()).containsExactly(row(9, 5));
        assertThat(taken.redelivered()).isFalse();
        assertThat(inbox.take(Lane.ROWS, 10, 0).deliveries())
                .as("not acknowledged")
                .isEqualTo(2);
        acknowledge(inbox.take(Lane.ROWS, 10, 0));
        assertThat(inbox.waiting(Lane.ROWS)).isZero();
    }

    @Test
    void aFailedDelayedChangeComesAloneToo() {
        later(row(1, 1), 0);
        assertThat(inbox.take(Lane.ROWS, 10, 0).changes()).containsExactly(row(1, 1));
        inbox.accept(Lane.ROWS, List.of(row(2, 2)));
        later(row(3, 3), 0);

        Taken again = inbox.take(Lane.ROWS, 10, 0);

        assertThat(again.changes()).containsExactly(row(1, 1));
        assertThat(again.redelivered()).isTrue();
        acknowledge(again);
        assertThat(inbox.take(Lane.ROWS, 10, 0).changes()).containsExactlyInAnyOrder(row(2, 2), row(3, 3));
    }

    @Test
    void aBacklogOfRetriesDoesNotKeepNewChangesOutNorTheOtherWayRound() {
        IntStream.range(0, 20).forEach(i -> later(row(i, i), 0));
        inbox.accept(
                Lane.ROWS,
                IntStream.range(100, 120).mapToObj(i -> row(i, i)).limit(4).toList());

        Taken taken = inbox.take(Lane.ROWS, 10, 0);

        assertThat(taken.changes()).hasSize(10);
        assertThat(taken.changes())
                .filteredOn(c -> Integer.parseInt(c.ref()) >= 100)
                .hasSize(4);
        assertThat(taken.delayedIds()).hasSize(6);
    }

    @Test
    void puttingBackAndAcknowledgingInOneCommitKeepsTheChange() {
        later(row(1, 1), 0);
        Taken taken = inbox.take(Lane.ROWS, 10, 0);
        Commit commit = store.newCommit();
        commit.later(Lane.ROWS, row(1, 1), Duration.ZERO);
        commit.acknowledge(taken);
        commit.runUnfenced();

        Taken again = inbox.take(Lane.ROWS, 10, 0);
        assertThat(again.changes()).containsExactly(row(1, 1));
        assertThat(again.redelivered()).isFalse();
    }

    @Test
    @Shows("D002-7")
    void whatWasAnnouncedAnewDuringTheBatchSurvivesItsAcknowledgement() {
        later(row(1, 1), 0);
        Taken taken = inbox.take(Lane.ROWS, 10, 0);
        later(row(1, 1), 0);
        acknowledge(taken);

        assertThat(inbox.take(Lane.ROWS, 10, 0).changes()).containsExactly(row(1, 1));
    }

    @Test
    void theOldestTellsSinceWhen() {
        long now = System.currentTimeMillis();
        inbox.accept(Lane.ROWS, List.of(row(1, now)));
        assertThat(inbox.oldest(Lane.ROWS).orElseThrow()).isBetween(now - 1000, now + 5000);
        later(row(2, 1234), 60_000);
        assertThat(inbox.oldest(Lane.ROWS)).hasValue(1234);
    }

    @Test
    void aLostGroupIsMadeAgain() {
        inbox.accept(Lane.ROWS, List.of(row(1, 1)));
        inbox.take(Lane.ROWS, 10, 0);
        TestRedis.redis().stream(keys.of(Lane.ROWS.inbox())).removeGroup(LaneReader.GROUP);

        assertThat(inbox.take(Lane.ROWS, 10, 0).changes()).containsExactly(row(1, 1));
    }

    @Test
    void anUnreadableEntryIsLeftOutAndCanBeAcknowledged() {
        TestRedis.redis().stream(keys.of(Lane.ROWS.inbox()))
                .add(org.redisson.api.stream.StreamAddArgs.entry("changes", "[{\"kind\":\"MOON\"}]"));

        Taken taken = inbox.take(Lane.ROWS, 10, 0);

        assertThat(taken.isEmpty()).isFalse();
        assertThat(taken.changes()).isEmpty();
        acknowledge(taken);
        assertThat(inbox.waiting(Lane.ROWS)).isZero();
    }

    private void later(Change change, long ms) {
        Commit commit = store.newCommit();
        commit.later(Lane.ROWS, change, Duration.ofMillis(ms));
        commit.runUnfenced();
    }

    private void acknowledge(Taken taken) {
        Commit commit = store.newCommit();
        commit.acknowledge(taken);
        commit.runUnfenced();
    }

    private static Change row(int number, long since) {
        return Change.row(number, Source.SCRIPT, since);
    }
}
