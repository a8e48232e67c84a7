package org.amosheets.config;

import java.util.Optional;
import org.amosheets.store.RedisTarget;

/**
 * An outside Redis.
 *
 * @param host name or address; IPv6 in brackets
 * @param port 1 to 65535
 * @param database number of the database, from 0
 * @param username present only together with a password
 * @param password empty = none
 * @param tls whether the connection is encrypted
 */
public record RedisSettings(
        String host, int port, int database, Optional<String> username, Optional<Secret> password, boolean tls) {

    /** As the store's clients take it. */
    public RedisTarget target() {
        return new RedisTarget(host, port, database, username, password.map(Secret::value), tls);
    }

    /** Scheme, host and port as Redis clients want them, for example {@code rediss://cache.local:6380}. No secrets. */
    public String address() {
        return (tls ? "rediss://" : "redis://") + host + ":" + port;
    }
}
