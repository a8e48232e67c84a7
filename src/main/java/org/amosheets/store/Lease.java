package org.amosheets.store;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * The connection's lock: one batch at a time over all replicas. It ends by itself 10 s after it was last renewed; what a
 * holder does after that is refused by its fence. Take it at the start of a batch only, in the thread that does the
 * batch: taking it anew in the middle would give an old batch a new fence.
 */
public final class Lease {

    static final Duration LENGTH = Duration.ofSeconds(10);
    private static final String WHAT = "hold the connection's lock";

    private final Redis redis;
    private final String lease;
    private final List<Object> keys;
    private final Duration length;
    private final String owner = UUID.randomUUID().toString();
    private volatile long fence;

    Lease(Redis redis, Keys keys, Duration length) {
        this.redis = redis;
        this.lease = keys.of("lease");
        this.keys = List.of(lease, keys.of("fence"));
        this.length = length;
    }

    /** Takes the lock where it is free, renews it where it is ours; a new hold has a new, higher fence. */
    public boolean tryAcquire() {
        fence = redis.number(WHAT, Script.LEASE_ACQUIRE, keys, owner, length.toMillis(), fence);
        return fence != 0;
    }

    /** Extends the lock to its full time; false where somebody else took it. */
    public boolean renew() {
        return renew(fence);
    }

    private boolean renew(long held) {
        boolean ours = held != 0
                && held == fence
                && redis.number(WHAT, Script.LEASE_RENEW, keys, owner, length.toMillis(), held) == 1;
        if (!ours && held == fence) {
            fence = 0;
        }
        return ours;
    }

    /** Extends the lock to its full time; asked right before each send. */
    public void check() throws LeaseLost {
        check(fence);
    }

    /** As {@link #check()}, for a batch that began under this fence. */
    public void check(long batchFence) throws LeaseLost {
        if (!renew(batchFence)) {
            throw new LeaseLost();
        }
    }

    /** The number of this hold, which every commit carries; 0 where the lock is not ours. */
    public long fence() {
        return fence;
    }

    /** Gives the lock back, if it still is ours. */
    public void release() {
        fence = 0;
        redis.number(WHAT, Script.DELETE_IF, List.of(lease), owner);
    }

    /** Whether the lock was ours when last asked. */
    public boolean held() {
        return fence != 0;
    }

    String owner() {
        return owner;
    }
}
