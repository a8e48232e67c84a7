package org.amosheets.store;

import java.time.Duration;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import org.redisson.config.ConstantDelay;

/** Makes the one client that everything shares. */
final class RedisClients {

    /** A web thread gets its answer, also a bad one, within about 1.5 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private RedisClients() {}

    static RedissonClient connect(RedisTarget target) {
        return connect(target, PATIENCE);
    }

    /** @param patience how long a connection, and each answer, is waited for */
    static RedissonClient connect(RedisTarget target, Duration patience) {
        Config config = new Config();
        config.setCodec(StringCodec.INSTANCE);
        // Small: there is one batch at a time, and the web edge's calls are short.
        config.setThreads(4);
        config.setNettyThreads(4);
        // A Redis that is away at the start comes back like one that goes away later.
        config.setLazyInitialization(true);
        var server = config.useSingleServer()
                .setAddress(target.address())
                .setDatabase(target.db())
                .setConnectionMinimumIdleSize(2)
                .setConnectionPoolSize(24)
                .setSubscriptionConnectionMinimumIdleSize(0)
                .setSubscriptionConnectionPoolSize(1)
                .setConnectTimeout((int) patience.toMillis())
                .setTimeout((int) patience.toMillis())
                // Redisson would also send again what was not answered in time; see Failures.
                .setRetryAttempts(0)
                .setReconnectionDelay(new ConstantDelay(Duration.ofMillis(250)))
                .setPingConnectionInterval(5000)
                .setKeepAlive(true);
        target.username().ifPresent(server::setUsername);
        target.password().ifPresent(server::setPassword);
        return Redisson.create(config);
    }
}
