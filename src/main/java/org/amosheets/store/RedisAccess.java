package org.amosheets.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;

/** The way to Redis: an outside one, or one of our own that keeps its data below {@code DATA_DIR}. */
public final class RedisAccess implements AutoCloseable {

    private final RedissonClient client;
    private final @Nullable EmbeddedRedis owned;
    private final Optional<RedisTarget> outside;
    private final List<String> warnings;

    private RedisAccess(
            RedissonClient client,
            @Nullable EmbeddedRedis owned,
            Optional<RedisTarget> outside,
            List<String> warnings) {
        this.client = client;
        this.owned = owned;
        this.outside = outside;
        this.warnings = warnings;
    }

    /**
     * For the service. Without an outside Redis the embedded one is started, or taken over where it outlived a killed
     * service; this process then owns it until it is closed.
     *
     * @throws StoreUnavailable where the embedded one cannot be had, or the outside one refuses the password, with one
     *     sentence that says why. An outside one that is merely away is waited for: calls fail until it is there
     */
    public static RedisAccess open(Optional<RedisTarget> outside, Path dataDir) throws StoreUnavailable {
        if (outside.isPresent()) {
            RedissonClient client = RedisClients.connect(outside.get());
            try {
                return new RedisAccess(client, null, outside, RedisWarnings.of(client, outside.get()));
            } catch (RuntimeException e) {
                client.shutdown();
                throw e;
            }
        }
        EmbeddedRedis redis = EmbeddedRedis.own(dataDir);
        try {
            return new RedisAccess(RedisClients.connect(redis.target()), redis, Optional.empty(), List.of());
        } catch (RuntimeException e) {
            redis.close();
            throw e;
        }
    }

    /**
     * For a command-line call: uses the running service's embedded Redis and leaves it running. Where none runs, one is
     * started for as long as the call takes.
     */
    public static RedisAccess openAttached(Path dataDir) throws StoreUnavailable {
        Optional<RedisTarget> running = EmbeddedRedis.running(dataDir);
        return running.isPresent()
                ? new RedisAccess(RedisClients.connect(running.get()), null, Optional.empty(), List.of())
                : open(Optional.empty(), dataDir);
    }

    /**
     * For another Redis than the service's own, which is looked into once.
     *
     * @param setting the variable that names it
     * @throws StoreUnavailable where it does not answer or refuses the password, with one sentence that says why
     */
    public static RedisAccess openOther(RedisTarget other, String setting) throws StoreUnavailable {
        RedissonClient client = RedisClients.connect(other);
        try {
            RedisWarnings.expectAnswer(client, other, setting);
            return new RedisAccess(client, null, Optional.of(other), List.of());
        } catch (RuntimeException e) {
            client.shutdown();
            throw e;
        }
    }

    public RedissonClient client() {
        return client;
    }

    public boolean embedded() {
        return outside.isEmpty();
    }

    /** Host and port of an outside one. */
    public Optional<String> place() {
        return outside.map(RedisTarget::place);
    }

    /** Whether it is the embedded one of another process, which goes on without this one. */
    public boolean attached() {
        return embedded() && owned == null;
    }

    /** What the operator should know about an outside Redis, a sentence each; as it was when this was opened. */
    public List<String> warnings() {
        return warnings;
    }

    /** Closes the client; stops the embedded Redis if this process owns it, with everything on disk. */
    @Override
    public void close() {
        client.shutdown();
        if (owned != null) {
            owned.close();
        }
    }
}
