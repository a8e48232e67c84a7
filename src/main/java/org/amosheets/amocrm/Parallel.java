package org.amosheets.amocrm;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Does the same to several things side by side. */
final class Parallel {

    private final Executor executor;

    Parallel(Executor executor) {
        this.executor = executor;
    }

    /** The results in the order of the items. All are waited for, then the first failure is thrown. */
    <A, B> List<B> map(List<A> items, Function<A, B> work) {
        List<CompletableFuture<B>> started = new ArrayList<>();
        // The last one on the caller's own thread: a full pool only makes it slower, never stuck.
        for (A item : items.subList(0, Math.max(0, items.size() - 1))) {
            started.add(CompletableFuture.supplyAsync(() -> work.apply(item), executor));
        }
        for (A item : items.subList(started.size(), items.size())) {
            started.add(done(item, work));
        }
        List<B> results = new ArrayList<>();
        RuntimeException failure = null;
        for (CompletableFuture<B> one : started) {
            try {
                results.add(one.join());
            } catch (CompletionException failed) {
                failure = failure == null ? unwrapped(failed) : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return results;
    }

    static <T> List<List<T>> chunks(List<T> items, int size) {
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < items.size(); from += size) {
            chunks.add(items.subList(from, Math.min(items.size(), from + size)));
        }
        return chunks;
    }

    private static <A, B> CompletableFuture<B> done(A item, Function<A, B> work) {
        try {
            return CompletableFuture.completedFuture(work.apply(item));
        } catch (RuntimeException failed) {
            return CompletableFuture.failedFuture(failed);
        }
    }

    private static RuntimeException unwrapped(CompletionException failed) {
        return failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
}
