package org.amosheets.store;

import java.util.Optional;

/**
 * Where a Redis is to be found. The text form hides the password.
 *
 * @param db the number of its database
 */
public record RedisTarget(
        String host, int port, int db, Optional<String> username, Optional<String> password, boolean tls) {

    String address() {
        String name = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return (tls ? "rediss://" : "redis://") + name + ":" + port;
    }

    /** Host and port, for who reads a message. */
    String place() {
        return host + ":" + port;
    }

    @Override
    public String toString() {
        return "RedisTarget[" + address() + "/" + db + "]";
    }
}
