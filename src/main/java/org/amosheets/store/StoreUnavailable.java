package org.amosheets.store;

import org.jspecify.annotations.Nullable;

/** Redis did not do what it was asked to; whether it was done after all is not known. The message is one sentence. */
public final class StoreUnavailable extends RuntimeException {

    public StoreUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
