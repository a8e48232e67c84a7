package org.amosheets.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.amosheets.sync.Change;
import org.redisson.api.StreamMessageId;

/**
 * What is still to be looked at. A hint is durable before {@link #accept} returns, and stays until a commit acknowledges
 * it: what was taken and not committed is taken again.
 */
public final class Inbox {

    /**
     * An entry is never split between two batches, so long lists are kept as several: as many changes as amoCRM takes
     * entities in one request.
     */
    static final int ENTRY_SIZE = 50;

    private final Redis redis;
    private final Keys keys;

    Inbox(Redis redis, Keys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /** The two directions, each with a queue of its own. */
    public enum Lane {
        ROWS,
        LEADS;

        String inbox() {
            return this == ROWS ? "rows-inbox" : "leads-inbox";
        }

        String delayed() {
            return this == ROWS ? "rows-delayed" : "leads-delayed";
        }

        String deliveries() {
            return this == ROWS ? "rows-deliveries" : "leads-deliveries";
        }

        /** How the commit's script calls it. */
        String word() {
            return this == ROWS ? "rows" : "leads";
        }
    }

    /** Keeps these hints, all or none; returns once they are durable. */
    public void accept(Lane lane, List<Change> changes) throws StoreUnavailable {
        if (changes.isEmpty()) {
            return;
        }
        redis.number(
                "keep changes",
                Script.ACCEPT,
                List.of(keys.of(lane.inbox())),
                entries(changes).toArray());
    }

    /**
     * Takes what waits; for the holder of the lease only. What an earlier batch took and did not commit comes first and
     * alone, so that it cannot drag new changes into another failure; then due delayed changes and new ones.
     *
     * @param maxChanges the most distinct changes; more only where a single entry has more, 50 at most
     * @param blockMs how long to wait for something where nothing is there; empty after that
     */
    public Taken take(Lane lane, int maxChanges, long blockMs) throws StoreUnavailable {
        return new Taking(new LaneReader(redis, keys, lane), lane, Math.max(1, maxChanges)).take(blockMs);
    }

    /** How much is not acknowledged yet: entries, each of one or more changes, and delayed changes. */
    public long waiting(Lane lane) {
        return redis.call(
                "count what waits",
                () -> redis.stream(keys.of(lane.inbox())).size()
                        + (long) redis.sorted(keys.of(lane.delayed())).size());
    }

    /** How many entries are not acknowledged yet, each of one or more changes; without delayed ones. */
    public long entries(Lane lane) {
        return redis.call(
                "count what waits", () -> redis.stream(keys.of(lane.inbox())).size());
    }

    /** Since when the longest waiting of them waits, in ms since the epoch. */
    public OptionalLong oldest(Lane lane) {
        return redis.call("see what waits", () -> {
            LongStream entries =
                    redis.stream(keys.of(lane.inbox()))
                            .range(1, StreamMessageId.MIN, StreamMessageId.MAX)
                            .keySet()
                            .stream()
                            .mapToLong(StreamMessageId::getId0);
            LongStream delayed = Stream.ofNullable(
                            redis.sorted(keys.of(lane.delayed())).first())
                    .flatMap(member -> Batch.Waiting.delayed(member, 0).changes().stream())
                    .mapToLong(Change::since);
            return LongStream.concat(entries, delayed).min();
        });
    }

    /** Some of what waits, entries before delayed changes, distinct by subject; takes nothing. */
    public List<Change> peek(Lane lane, int most) {
        return redis.call("see what waits", () -> {
            Map<String, Change> bySubject = new LinkedHashMap<>();
            Stream<Batch.Waiting> entries = redis.stream(keys.of(lane.inbox()))
                    .range(most, StreamMessageId.MIN, StreamMessageId.MAX)
                    .entrySet()
                    .stream()
                    .map(entry -> Batch.Waiting.entry(
                            entry.getKey().toString(), entry.getValue().get("changes"), 0));
            Stream<Batch.Waiting> delayed = redis.sorted(keys.of(lane.delayed())).valueRange(0, most - 1).stream()
                    .map(member -> Batch.Waiting.delayed(member, 0));
            Stream.concat(entries, delayed)
                    .flatMap(waiting -> waiting.changes().stream())
                    .forEach(change -> bySubject.merge(change.subject(), change, Change::with));
            return bySubject.values().stream().limit(most).toList();
        });
    }

    /** The changes as JSON texts, each of which becomes one entry. */
    static List<String> entries(List<Change> changes) {
        List<String> entries = new ArrayList<>();
        for (int from = 0; from < changes.size(); from += ENTRY_SIZE) {
            entries.add(Json.write(changes.subList(from, Math.min(from + ENTRY_SIZE, changes.size()))));
        }
        return entries;
    }

    /**
     * What one batch took; acknowledged by the batch's commit.
     *
     * @param changes distinct by subject, each with the oldest {@code since} and its source
     * @param redelivered whether an earlier batch took this and did not commit it
     * @param deliveries how often the most often taken of them was taken, this time included
     */
    public record Taken(
            Lane lane,
            List<String> entryIds,
            List<String> delayedIds,
            List<Change> changes,
            boolean redelivered,
            int deliveries) {

        public Taken {
            entryIds = List.copyOf(entryIds);
            delayedIds = List.copyOf(delayedIds);
            changes = Collections.unmodifiableList(new ArrayList<>(changes));
        }

        public boolean isEmpty() {
            return entryIds.isEmpty() && delayedIds.isEmpty();
        }
    }
}
