package org.amosheets.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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

    /** Repeats of few subjects are taken together, but not without end. */
    private static final int MOST_ENTRIES = 2000;

    private final Redis redis;
    private final RStream<String, String> stream;
    private final List<Object> delayedKeys;
    private final List<Object> deliveryKeys;

    LaneReader(Redis redis, Keys keys, Lane lane) {
        this.redis = redis;
        this.stream = redis.stream(keys.of(lane.inbox()));
        this.delayedKeys = List.of(keys.of(lane.delayed()), keys.of(lane.deliveries()));
        this.deliveryKeys = List.of(keys.of(lane.deliveries()));
    }

    /** Adds entries that were taken before and not acknowledged, the oldest first. */
    void pending(Batch batch) {
        StreamMessageId last = START;
        while (batch.hasRoom() && batch.entries() < MOST_ENTRIES) {
            int count = batch.max() - batch.size();
            StreamMessageId after = last;
            var read = group(StreamReadGroupArgs.greaterThan(after).count(count));
            for (StreamMessageId id : read.keySet()) {
                last = id;
            }
            add(batch, read);
            if (read.size() < count) {
                return;
            }
        }
    }

    /** Adds entries that nobody took before; waits for the first one. */
    void news(Batch batch, int max, long blockMs) {
        long wait = blockMs;
        while (batch.size() < max && batch.entries() < MOST_ENTRIES) {
            int count = max - batch.size();
            StreamReadGroupArgs args = StreamReadGroupArgs.neverDelivered().count(count);
            // Redis takes 0 for "for ever".
            var read = group(wait > 0 ? args.timeout(Duration.ofMillis(wait)) : args);
            add(batch, read);
            wait = 0;
            if (read.isEmpty()) {
                return;
            }
        }
    }

    Delayed due(int limit) {
        List<Object> answer = redis.list(WHAT, Script.DUE, delayedKeys, limit);
        List<Delayed.Member> members = new ArrayList<>();
        for (int i = 1; i + 1 < answer.size(); i += 2) {
            members.add(new Delayed.Member((String) answer.get(i), Integer.parseInt((String) answer.get(i + 1))));
        }
        return new Delayed(members, ((Number) answer.get(0)).longValue());
    }

    long deliver(Batch batch) {
        return redis.number(WHAT, Script.DELIVER, deliveryKeys, batch.ids().toArray());
    }

    private static void add(Batch batch, Map<StreamMessageId, Map<String, String>> read) {
        read.forEach((id, fields) -> batch.entry(id.toString(), fields == null ? null : fields.get("changes")));
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
