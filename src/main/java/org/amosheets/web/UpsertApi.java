package org.amosheets.web;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.amosheets.engine.RowCallers;
import org.amosheets.store.StoreUnavailable;
import org.apache.camel.Exchange;

/**
 * {@code POST /leads/upsert}: the script of an older tool says that a row was edited, and waits for its lead. The hint is
 * kept first, like any other; that somebody waits changes nothing about what is done. A caller holds a thread while it
 * waits, so there is room for so many and no more, and the threads of the others are left to the webhooks.
 */
public final class UpsertApi implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int RETRY_AFTER_SECONDS = 5;
    private static final String KEPT = " The edit is kept and goes on by itself; the row shows how it ends.";

    private final RowCallers callers;
    private final Supplier<Locale> language;
    private final Semaphore room;
    private final Duration patience;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /**
     * @param language that of the mapping in force
     * @param most how many may wait at once
     * @param patience how long one waits at most
     */
    public UpsertApi(RowCallers callers, Supplier<Locale> language, int most, Duration patience) {
        this.callers = callers;
        this.language = language;
        this.room = new Semaphore(most);
        this.patience = patience;
    }

    /** Keeps the edit and answers with the row's lead once the row is settled. */
    public Object receive(Exchange exchange) {
        return receive(Received.of(exchange));
    }

    Answer receive(Received request) {
        UpsertBody body = UpsertBody.read(request.text(), language.get());
        if (!room.tryAcquire()) {
            callers.keep(body.row(), body.whole());
            throw later("Too many callers wait for their rows already." + KEPT);
        }
        try {
            String ticket = callers.ask(body.row(), body.whole());
            return await(ticket)
                    .map(UpsertApi::told)
                    .orElseThrow(() -> later("The row is not settled yet: amoCRM or Google takes longer, or other rows"
                            + " come first." + KEPT));
        } finally {
            room.release();
        }
    }

    private static Answer told(org.amosheets.store.Callers.Answer answer) {
        if (!answer.note().isEmpty()) {
            throw new ProblemException(Problem.of(422, answer.note()));
        }
        return Answer.ok(Map.of("id", answer.lead()));
    }

    private Optional<org.amosheets.store.Callers.Answer> await(String ticket) {
        long end = System.nanoTime() + patience.toNanos();
        Optional<org.amosheets.store.Callers.Answer> answer = Optional.empty();
        try {
            while (answer.isEmpty()
                    && System.nanoTime() < end
                    && !stopping.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                answer = answer(ticket);
            }
            callers.leave(ticket);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (StoreUnavailable away) {
            // What nobody takes is forgotten after a while; the edit itself is kept since before the wait.
            return answer;
        }
        return answer;
    }

    /** While Redis is away nothing is known; the edit was kept before. */
    private Optional<org.amosheets.store.Callers.Answer> answer(String ticket) {
        try {
            return callers.answer(ticket);
        } catch (StoreUnavailable away) {
            return Optional.empty();
        }
    }

    private static ProblemException later(String detail) {
        return new ProblemException(Problem.unavailable(detail, RETRY_AFTER_SECONDS));
    }

    /** Those who wait are sent away: the service stops. */
    @Override
    public void close() {
        stopping.countDown();
    }
}
