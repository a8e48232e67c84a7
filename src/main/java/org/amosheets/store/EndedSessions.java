package org.amosheets.store;

import java.time.Duration;

/** Sessions of the console that were ended before their time. Kept as long as they would have lasted. */
public final class EndedSessions {

    private final Redis redis;
    private final Keys keys;

    EndedSessions(Redis redis, Keys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /** @param id letters, digits, - and _ */
    public void end(String id, Duration left) {
        if (!left.isNegative() && !left.isZero()) {
            redis.call("end a session of the console", () -> {
                redis.text(key(id)).set("1", left);
                return true;
            });
        }
    }

    public boolean has(String id) {
        return redis.call(
                "read a session of the console", () -> redis.text(key(id)).get() != null);
    }

    private String key(String id) {
        return keys.of("ended-session:" + id);
    }
}
