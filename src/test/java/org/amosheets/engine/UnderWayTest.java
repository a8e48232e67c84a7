package org.amosheets.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.amosheets.amocrm.AmoCrmException;
import org.amosheets.correctness.Shows;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnderWayTest {

    private final ExecutorService executor = Executors.newFixedThreadPool(2);
    private final UnderWay<String> underWay = new UnderWay<>(executor);

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void takesAnswersInTheOrderOfSendingAndTellsWhichRequestFailed() {
        AmoCrmException busy = new AmoCrmException.Busy("tried later", true);
        List<String> taken = new ArrayList<>();
        underWay.send(List.of(), () -> "first");
        underWay.send(List.of(), () -> {
            throw busy;
        });
        underWay.send(List.of(), () -> "third");

        underWay.each((rows, answer) -> taken.add(answer), (rows, failure) -> {
            assertThat(failure).isSameAs(busy);
            taken.add("failed");
        });

        assertThat(taken).containsExactly("first", "failed", "third");
    }

    /** A request that is still to be sent must not be behind the look that the next batch takes. */
    @Test
    @Shows("I6")
    void aFailureGoesOnOnlyOnceEveryRequestHasEnded() {
        CountDownLatch answer = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        underWay.send(List.of(), () -> {
            throw new IllegalStateException("unexpected");
        });
        underWay.send(List.of(), () -> {
            await(answer);
            ended.set(true);
            return "late";
        });
        AtomicReference<@Nullable Thread> waiting = new AtomicReference<>();
        Thread release = new Thread(() -> {
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
                Thread thread = waiting.get();
                return thread != null && thread.getState() == Thread.State.WAITING;
            });
            answer.countDown();
        });
        release.start();

        assertThatThrownBy(() -> {
                    waiting.set(Thread.currentThread());
                    underWay.each((rows, text) -> {}, (rows, failure) -> {});
                })
                .hasRootCauseMessage("unexpected");
        assertThat(ended).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
