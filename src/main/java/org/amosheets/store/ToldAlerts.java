package org.amosheets.store;

import java.util.HashMap;
import java.util.Map;

/** Which matters people were told of, until they are told that these are over. */
public final class ToldAlerts {

    private final Redis redis;
    private final String key;

    ToldAlerts(Redis redis, Keys keys) {
        this.redis = redis;
        this.key = keys.of("told-alerts");
    }

    /** By kind, since when each stands, in ms since the epoch. */
    public Map<String, Long> all() {
        Map<String, Long> told = new HashMap<>();
        redis.call("read what people were told", () -> redis.map(key).readAllMap())
                .forEach((kind, since) -> told.put(kind, Long.valueOf(since)));
        return told;
    }

    public void put(String kind, long since) {
        redis.call("keep what people were told", () -> redis.map(key).fastPut(kind, Long.toString(since)));
    }

    public void remove(String kind) {
        redis.call("forget what people were told", () -> redis.map(key).fastRemove(kind));
    }
}
