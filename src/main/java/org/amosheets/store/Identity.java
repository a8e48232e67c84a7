package org.amosheets.store;

import java.util.Optional;
import java.util.UUID;

/** Tells this Redis from others, and from an older copy of itself. */
public final class Identity {

    static final String RUN = "run";

    private final Redis redis;
    private final Keys keys;

    Identity(Redis redis, Keys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /** The installation's id; made at the first call and kept. */
    public String installation() {
        return redis.call("read the installation's id", () -> {
            var id = redis.text(keys.of("installation"));
            id.setIfAbsent(UUID.randomUUID().toString());
            return id.get();
        });
    }

    /** The run counter: each write to the sheet and each commit that changes what is agreed on moves it on. */
    public long run() {
        return redis.call(
                "read the run counter",
                () -> Optional.ofNullable(redis.text(keys.of(RUN)).get())
                        .map(Long::parseLong)
                        .orElse(0L));
    }
}
