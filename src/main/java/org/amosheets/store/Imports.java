package org.amosheets.store;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Imports that a person started: the one under way, with what became of each of its rows, and how earlier ones ended. What
 * became of a row is kept by the same commit that made it so; nothing here is a counter.
 */
public final class Imports {

    static final String RUNNING = "running";

    private static final String WHAT = "read an import";

    private final Redis redis;
    private final String importsKey;
    private final String waitingKey;
    private final Records<RowEnd> done;

    Imports(Redis redis, Keys keys) {
        this.redis = redis;
        this.importsKey = keys.of("imports");
        this.waitingKey = keys.of("import-waiting");
        this.done = new Records<>(redis, keys.of("import-done"), RowEnd.class, "what an import did");
    }

    /** How a row is named that has no key yet. */
    public static String number(int row) {
        return "row:" + row;
    }

    /** Starts this import unless one is under way; returns the one that is under way then. */
    public Job start(Job wanted) {
        return redis.call("start an import", () -> {
            redis.map(importsKey).fastPutIfAbsent(RUNNING, Json.write(wanted));
            String running = redis.map(importsKey).get(RUNNING);
            // One that ended within these two lines was under way when it was asked for.
            return running == null ? wanted : Json.read(running, Job.class);
        });
    }

    public Optional<Job> running() {
        return read(RUNNING, Job.class);
    }

    public Optional<Ended> ended(String id) {
        return id.equals(RUNNING) ? Optional.empty() : read(id, Ended.class);
    }

    /** All that ended and are still kept. */
    public List<Ended> ended() {
        return redis.call(WHAT, () -> redis.map(importsKey).readAllMap()).entrySet().stream()
                .filter(entry -> !entry.getKey().equals(RUNNING))
                .map(entry -> Json.read(entry.getValue(), Ended.class))
                .toList();
    }

    /** How many rows the import under way waits for. */
    public int waiting() {
        return redis.call(WHAT, () -> redis.map(waitingKey).size());
    }

    /** The rows that the import under way waits for: keys, and numbers as {@link #number} has them. */
    public Set<String> waitingRows() {
        return new HashSet<>(redis.call(WHAT, () -> redis.map(waitingKey).readAllKeySet()));
    }

    /** Those of these rows that the import under way waits for. */
    public Set<String> waitingAmong(Collection<String> rows) {
        if (rows.isEmpty()) {
            return Set.of();
        }
        return redis.call(WHAT, () -> redis.map(waitingKey).getAll(Set.copyOf(rows)))
                .keySet();
    }

    /** What became of the rows of the import under way, by key. */
    public Map<String, RowEnd> done() {
        return done.allInPortions();
    }

    private <T> Optional<T> read(String field, Class<T> type) {
        return Optional.ofNullable(redis.call(
                        WHAT, () -> redis.map(importsKey).getAll(Set.of(field)).get(field)))
                .map(json -> Json.read(json, type));
    }

    /**
     * An import under way.
     *
     * @param startedAt in ms since the epoch
     * @param looks how often the tab was read for it
     * @param most how often it may be
     * @param left rows of the tab that are still to be put into the inbox
     * @param skipped rows that had a lead when the tab was last read for it, or are no rows of their own
     */
    public record Job(String id, long startedAt, int looks, int most, int left, int skipped) {

        public static Job begun(String id, long startedAt) {
            return new Job(id, startedAt, 0, 0, 0, 0);
        }
    }

    /**
     * What became of a row.
     *
     * @param row its number when it was last looked at
     * @param reason why it got no lead, in its author's words; empty where it got one
     */
    public record RowEnd(What what, int row, String key, String reason) {

        /** How a row can end. */
        public enum What {
            /** A lead was made of it. */
            CREATED,
            /** It named a lead that was there, and both are in step now. */
            UPDATED,
            /** It is blank or gone. */
            SKIPPED,
            /** It got no lead, and says why. */
            FAILED
        }
    }

    /**
     * An import that is over.
     *
     * @param startedAt in ms since the epoch
     * @param endedAt in ms since the epoch
     * @param waiting rows that it gave up waiting for
     * @param failures the first of those that failed
     */
    public record Ended(
            String id,
            long startedAt,
            long endedAt,
            int created,
            int updated,
            int skipped,
            int failed,
            int waiting,
            List<RowEnd> failures) {

        public Ended {
            failures = List.copyOf(failures);
        }
    }
}
