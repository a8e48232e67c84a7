package org.amosheets.store;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * While a person waits for a page, its calls wait for a limit only for so long as a person does. After it was used up, a
 * side may want to be left alone for a minute, again and again.
 */
public final class ShortWait {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final ThreadLocal<Boolean> WANTED = ThreadLocal.withInitial(() -> false);

    private ShortWait() {}

    /** The work's calls by this thread wait no longer; they fail as busy in place of it. */
    public static <T> T during(Supplier<T> work) {
        WANTED.set(true);
        try {
            return work.get();
        } finally {
            WANTED.remove();
        }
    }

    /** The longest that this thread waits for a limit now, in ns. */
    static long longest() {
        return WANTED.get() ? LONGEST.toNanos() : Long.MAX_VALUE;
    }
}
