package org.amosheets.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.amosheets.amocrm.AmoCrmException;
import org.jspecify.annotations.Nullable;

/**
 * Requests that are sent side by side, each for some rows. Nobody goes on before each of them has ended: what waits for the
 * limit still, once its rows are looked at anew, would be sent behind the back of that look.
 *
 * @param <R> what amoCRM answers
 */
final class UnderWay<R> {

    private record Request<R>(List<BatchRow> rows, CompletableFuture<R> answer) {

        @Nullable
        AmoCrmException failure() {
            Throwable failure = answer.handle((done, why) -> why).join();
            Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
            return cause instanceof AmoCrmException ours ? ours : null;
        }
    }

    private final Executor executor;
    private final List<Request<R>> requests = new ArrayList<>();

    UnderWay(Executor executor) {
        this.executor = executor;
    }

    void send(List<BatchRow> rows, Supplier<R> request) {
        requests.add(new Request<>(rows, CompletableFuture.supplyAsync(request, executor)));
    }

    /**
     * Takes in each answer, in the order of sending.
     *
     * @param failed what becomes of the rows of a request that amoCRM did not answer well
     * @throws RuntimeException the first other failure, once all requests have ended
     */
    void each(BiConsumer<List<BatchRow>, R> answered, BiConsumer<List<BatchRow>, AmoCrmException> failed) {
        try {
            for (Request<R> request : requests) {
                AmoCrmException failure = request.failure();
                if (failure == null) {
                    answered.accept(request.rows, request.answer.join());
                } else {
                    failed.accept(request.rows, failure);
                }
            }
        } finally {
            await();
        }
    }

    /** Waits until each has ended, however. */
    void await() {
        requests.forEach(request ->
                request.answer.handle((answer, failure) -> failure == null).join());
    }
}
