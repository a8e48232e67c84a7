package org.amosheets.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.amosheets.store.Batch.Waiting;
import org.amosheets.store.Inbox.Lane;
import org.redisson.api.RStream;
import org.redisson.api.StreamMessageId;
import org.redisson.api.stream.StreamCreateGroupArgs;
import org.redisson.api.stream.StreamReadGroupArgs;
import org.redisson.client.RedisBusyException;
import org.redisson.client.RedisException;

/** Reads one lane of the inbox for one call of {@link Inbox#take}. */
final class LaneReader {

    static final String GROUP = "sync";

    /** One name for all replicas: whoever holds the lease reads whatever is pending as its own. */
    private static final String CONSUMER = "holder";

    private static final StreamMessageId START = new StreamMessageId(0, 0);
    private static final String WHAT = "take changes";
    private static final int PAGE = 32;

    private final Redis redis;
    private final RStream<String, String> stream;
    private final List<Object> delayedKeys;
    private final String deliveries;

    LaneReader(Redis redis, Keys keys, Lane lane) {
        this.redis = redis;
        this.stream = redis.stream(keys.of(lane.inbox()));
        this.deliveries = keys.of(lane.deliveries());
        this.delayedKeys = List.of(keys.of(lane.delayed()), deliveries);
    }

    /** Entries that were read before and not acknowledged, the oldest first: after this one, a page of them. */
    List<Waiting> pending(String after) {
        int dash = after.indexOf('-');
        StreamMessageId from = dash < 0
                ? START
                : new StreamMessageId(
                        Long.parseLong(after, 0, dash, 10), Long.parseLong(after, dash + 1, after.length(), 10));
        var read = group(StreamReadGroupArgs.greaterThan(from).count(PAGE));
        if (read.isEmpty()) {
            return List.of();
        }
        // Read is not handed over: only what a batch really got counts as delivered.
        Map<String, String> counts = redis.call(
                WHAT,
                () -> redis.map(deliveries)
                        .getAll(read.keySet().stream()
                                .map(StreamMessageId::toString)
                                .collect(Collectors.toSet())));
        return waiting(read, counts);
    }

    /** A page of entries that nobody read before; waits for the first one. What a batch leaves of them is pending. */
    List<Waiting> news(long blockMs) {
        StreamReadGroupArgs args = StreamReadGroupArgs.neverDelivered().count(PAGE);
        // Redis takes 0 for "for ever".
        return waiting(group(blockMs > 0 ? args.timeout(Duration.ofMillis(blockMs)) : args), Map.of());
    }

    private static List<Waiting> waiting(Map<StreamMessageId, Map<String, String>> read, Map<String, String> counts) {
        List<Waiting> waiting = new ArrayList<>();
        read.forEach((id, fields) -> waiting.add(Waiting.entry(
                id.toString(),
                fields == null ? null : fields.get("changes"),
                Integer.parseInt(counts.getOrDefault(id.toString(), "0")))));
        return waiting;
    }

    /** Delayed changes whose time has come. */
    Due due(int limit) {
        List<Object> answer = redis.list(WHAT, Script.DUE, delayedKeys, limit);
        List<Waiting> members = new ArrayList<>();
        for (int i = 1; i + 1 < answer.size(); i += 2) {
            members.add(Waiting.delayed((String) answer.get(i), Integer.parseInt((String) answer.get(i + 1))));
        }
        return new Due(members, ((Number) answer.get(0)).longValue());
    }

    /**
     * What is due.
     *
     * @param nextInMs when the next one will be; -1 = none waits
     */
    record Due(List<Waiting> members, long nextInMs) {

        /** How long to wait for news without missing the next one that falls due. */
        long blockFor(long blockMs) {
            return nextInMs < 0 ? blockMs : Math.min(blockMs, nextInMs);
        }
    }

    /** Counts one more delivery of everything in the batch; the highest count. */
    long deliver(Batch batch) {
        return redis.number(
                WHAT, Script.DELIVER, List.of(deliveries), batch.ids().toArray());
    }

    private Map<StreamMessageId, Map<String, String>> group(StreamReadGroupArgs args) {
        Supplier<Map<StreamMessageId, Map<String, String>>> read = () -> stream.readGroup(GROUP, CONSUMER, args);
        return redis.call(WHAT, () -> {
            try {
                return read.get();
            } catch (RedisException e) {
                if (e.getMessage() == null || !e.getMessage().contains("NOGROUP")) {
                    throw e;
                }
                createGroup();
                return read.get();
            }
        });
    }

    /** The group is missing at the first start, and where Redis lost it; all that the stream holds is still to be done. */
    private void createGroup() {
        try {
            stream.createGroup(
                    StreamCreateGroupArgs.name(GROUP).id(StreamMessageId.ALL).makeStream());
        } catch (RedisBusyException e) {
            // Another replica was faster.
        }
    }
}
