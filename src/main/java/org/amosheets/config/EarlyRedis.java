package org.amosheets.config;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.amosheets.store.RedisAccess;
import org.amosheets.store.RedisTarget;
import org.amosheets.store.StoreUnavailable;

/** Redis on its way up while the rest of the service is set up beside it, as neither needs the other for a while. */
final class EarlyRedis implements AutoCloseable {

    private final CompletableFuture<RedisAccess> opening = new CompletableFuture<>();
    private final Thread opener;
    private boolean closed;

    /** @param attach whether the embedded one of a running service is used, and left running */
    EarlyRedis(ServiceSettings service, boolean attach) {
        opener = new Thread(() -> open(service, attach), "redis-start");
        opener.setDaemon(true);
        opener.start();
    }

    private void open(ServiceSettings service, boolean attach) {
        Optional<RedisTarget> outside = service.redis().map(RedisSettings::target);
        try {
            opening.complete(
                    attach && outside.isEmpty()
                            ? RedisAccess.openAttached(service.dataDir())
                            : RedisAccess.open(outside, service.dataDir()));
        } catch (RuntimeException | Error e) {
            // Whoever asks for it gets to know; until then nobody could say so.
            opening.completeExceptionally(e);
        }
    }

    /**
     * Waits until it is open.
     *
     * @throws StoreUnavailable as {@link RedisAccess#open}
     */
    RedisAccess await() {
        try {
            return opening.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Ends it even where nobody asked for it, since something else had failed first. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        opening.thenAccept(RedisAccess::close);
        try {
            opener.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
