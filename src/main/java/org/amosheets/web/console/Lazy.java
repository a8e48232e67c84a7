package org.amosheets.web.console;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Made when it is first asked for; where that fails, it is tried again at the next time. */
final class Lazy<T> {

    private final Supplier<T> make;
    private @Nullable T made;

    Lazy(Supplier<T> make) {
        this.make = make;
    }

    synchronized T get() {
        T it = made;
        if (it == null) {
            it = make.get();
            made = it;
        }
        return it;
    }
}
