package org.amosheets.amocrm;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Where the OAuth pair is kept; durable before it is used. */
public interface TokenStore {

    Optional<Tokens> load();

    /** Returns only after the pair is durable. */
    void save(Tokens tokens);

    /** Takes the refresher's lock for at most the lease; empty where another refresher holds it. Close it to give it back. */
    Optional<Refreshing> tryRefresh(Duration lease);

    /** An OAuth pair. The text form hides both tokens. */
    record Tokens(String accessToken, String refreshToken, Instant expiresAt) {
        @Override
        public String toString() {
            return "Tokens[expiresAt=" + expiresAt + "]";
        }
    }

    /** The refresher's lock. */
    interface Refreshing extends AutoCloseable {
        @Override
        void close();
    }
}
