package org.amosheets.amocrm;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A token store that forgets at the end of the test. */
final class MemoryTokenStore implements TokenStore {

    volatile boolean failing;
    private volatile @Nullable Tokens tokens;
    private final AtomicBoolean refreshing = new AtomicBoolean();

    @Override
    public Optional<Tokens> load() {
        return Optional.ofNullable(tokens);
    }

    @Override
    public void save(Tokens saved) {
        if (failing) {
            throw new IllegalStateException("store is away");
        }
        tokens = saved;
    }

    @Override
    public Optional<Refreshing> tryRefresh(Duration lease) {
        return refreshing.compareAndSet(false, true) ? Optional.of(() -> refreshing.set(false)) : Optional.empty();
    }
}
