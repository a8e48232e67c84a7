package org.amosheets.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.redisson.api.StreamMessageId;

/** One of the two logs that commits write: what was done, and what lost a conflict. Each is indexed by what it is about. */
public final class Log<T> {

    private static final Pattern ID = Pattern.compile("[0-9]{1,15}-[0-9]{1,10}");
    private static final String WHAT = "read a log";

    private final Redis redis;
    private final String key;
    private final String index;
    private final Class<T> type;

    Log(Redis redis, String key, String index, Class<T> type) {
        this.redis = redis;
        this.key = key;
        this.index = index;
        this.type = type;
    }

    /** The newest lines, the newest first. */
    public List<Line<T>> latest(int count) {
        return before("", count);
    }

    /** Lines before the one with this id, the newest first; an empty id is after the last. */
    public List<Line<T>> before(String id, int count) {
        StreamMessageId from = id.isEmpty() ? StreamMessageId.MAX : previous(id);
        return lines(redis.call(WHAT, () -> redis.stream(key).rangeReversed(count, from, StreamMessageId.MIN)));
    }

    /** Lines from the oldest on, after the one with this id; an empty id is before the first. */
    public List<Line<T>> after(String id, int count) {
        return lines(redis.call(
                WHAT,
                () -> redis.stream(key)
                        .range(count, id.isEmpty() ? StreamMessageId.MIN : next(id), StreamMessageId.MAX)));
    }

    /** As {@link #before(String, int)}, of the lines about any of these subjects; found by an index, without a scan. */
    public List<Line<T>> about(Collection<String> subjects, String beforeId, int count) {
        List<Object> arguments = new ArrayList<>(List.of(padded(beforeId), Integer.toString(count)));
        arguments.addAll(subjects);
        List<Line<T>> found = new ArrayList<>();
        for (Object line : redis.list(WHAT, Script.LOG_ABOUT, List.of(key, index), arguments.toArray())) {
            List<?> parts = (List<?>) line;
            found.add(line(String.valueOf(parts.get(0)), String.valueOf(parts.get(1))));
        }
        return List.copyOf(found);
    }

    public long size() {
        return redis.call(WHAT, () -> redis.stream(key).size());
    }

    /** Whether this looks like a line's id. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    private List<Line<T>> lines(Map<StreamMessageId, Map<String, String>> entries) {
        return entries.entrySet().stream()
                .filter(entry -> entry.getValue().containsKey("entry"))
                .map(entry -> line(
                        entry.getKey().toString(),
                        Objects.requireNonNull(entry.getValue().get("entry"))))
                .toList();
    }

    private Line<T> line(String id, String json) {
        return new Line<>(id, parsed(id).getId0(), Json.read(json, type));
    }

    private static StreamMessageId next(String id) {
        StreamMessageId here = parsed(id);
        return new StreamMessageId(here.getId0(), here.getId1() + 1);
    }

    private static StreamMessageId previous(String id) {
        StreamMessageId here = parsed(id);
        return here.getId1() > 0
                ? new StreamMessageId(here.getId0(), here.getId1() - 1)
                : new StreamMessageId(Math.max(0, here.getId0() - 1), Long.MAX_VALUE);
    }

    private static StreamMessageId parsed(String id) {
        int dash = id.indexOf('-');
        return new StreamMessageId(Long.parseLong(id.substring(0, dash)), Long.parseLong(id.substring(dash + 1)));
    }

    /** As the index has it, where ids are sorted as text. */
    private static String padded(String id) {
        if (id.isEmpty()) {
            return "";
        }
        StreamMessageId parsed = parsed(id);
        return String.format("%015d-%010d", parsed.getId0(), parsed.getId1());
    }

    /**
     * A line.
     *
     * @param id where {@link #after} and {@link #before} go on
     * @param at when it was written, in ms since the epoch
     */
    public record Line<T>(String id, long at, T entry) {}
}
