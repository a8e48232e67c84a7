package org.amosheets.config;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The zone in which times are shown: the configured one, else the account's; while that is not known, UTC. Never waits for long. */
final class ShownZone implements Supplier<ZoneId> {

    private static final long AGAIN_MS = 60_000;
    private static final long PATIENCE_MS = 500;

    private final Optional<ZoneId> configured;
    private final Supplier<ZoneId> account;
    private final Clock clock;
    private @Nullable CompletableFuture<ZoneId> asked;
    private long askedAt;

    /** @param account asks amoCRM, which may take its time or fail */
    ShownZone(Optional<ZoneId> configured, Supplier<ZoneId> account, Clock clock) {
        this.configured = configured;
        this.account = account;
        this.clock = clock;
    }

    @Override
    public ZoneId get() {
        return configured.orElseGet(() -> {
            try {
                return asked().copy()
                        .completeOnTimeout(ZoneOffset.UTC, PATIENCE_MS, TimeUnit.MILLISECONDS)
                        .join();
            } catch (RuntimeException unknown) {
                return ZoneOffset.UTC;
            }
        });
    }

    private synchronized CompletableFuture<ZoneId> asked() {
        CompletableFuture<ZoneId> before = asked;
        boolean failed = before != null && before.isCompletedExceptionally();
        if (before == null || (failed && clock.millis() - askedAt > AGAIN_MS)) {
            before = CompletableFuture.supplyAsync(account);
            asked = before;
            askedAt = clock.millis();
        }
        return before;
    }
}
