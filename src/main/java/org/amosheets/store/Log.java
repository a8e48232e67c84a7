package org.amosheets.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.redisson.api.StreamMessageId;

/** One of the two logs that commits write: what was done, and what lost a conflict. */
public final class Log {

    private final Redis redis;
    private final String key;

    Log(Redis redis, String key) {
        this.redis = redis;
        this.key = key;
    }

    /** The newest lines, the newest first. */
    public List<Line> latest(int count) {
        return lines(redis.call(
                "read a log", () -> redis.stream(key).rangeReversed(count, StreamMessageId.MAX, StreamMessageId.MIN)));
    }

    /** Lines from the oldest on, after the one with this id; an empty id is before the first. */
    public List<Line> after(String id, int count) {
        return lines(redis.call(
                "read a log",
                () -> redis.stream(key)
                        .range(count, id.isEmpty() ? StreamMessageId.MIN : next(id), StreamMessageId.MAX)));
    }

    public long size() {
        return redis.call("read a log", () -> redis.stream(key).size());
    }

    private static List<Line> lines(Map<StreamMessageId, Map<String, String>> entries) {
        return entries.entrySet().stream()
                .map(entry -> new Line(
                        entry.getKey().toString(), entry.getKey().getId0(), new LinkedHashMap<>(entry.getValue())))
                .toList();
    }

    private static StreamMessageId next(String id) {
        int dash = id.indexOf('-');
        return new StreamMessageId(Long.parseLong(id.substring(0, dash)), Long.parseLong(id.substring(dash + 1)) + 1);
    }

    /**
     * A line.
     *
     * @param id where {@link #after} goes on
     * @param at when it was written, in ms since the epoch
     */
    public record Line(String id, long at, Map<String, String> fields) {}
}
