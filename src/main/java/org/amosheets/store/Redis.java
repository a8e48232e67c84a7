package org.amosheets.store;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RBucket;
import org.redisson.api.RMap;
import org.redisson.api.RScoredSortedSet;
import org.redisson.api.RScript;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.api.RStream;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.client.RedisNoScriptException;
import org.redisson.client.codec.StringCodec;

/** The one way to Redis: texts only, scripts by their hash, every failure a {@link StoreUnavailable}. */
final class Redis {

    private final RedissonClient client;

    Redis(RedissonClient client) {
        this.client = client;
    }

    /** Calls Redis; {@code what} completes "Tried to …". Called twice where the connection broke: once more does no harm. */
    <T extends @Nullable Object> T call(String what, Supplier<T> action) {
        long began = System.nanoTime();
        try {
            return action.get();
        } catch (RedisException e) {
            if (!Failures.worthAnotherTry(e, Duration.ofNanos(System.nanoTime() - began))) {
                throw Failures.unavailable(what, e);
            }
        }
        try {
            return action.get();
        } catch (RedisException e) {
            throw Failures.unavailable(what, e);
        }
    }

    List<Object> list(String what, Script script, List<Object> keys, Object... arguments) {
        List<Object> answer = run(what, script, ReturnType.MULTI, keys, arguments);
        return answer == null ? List.of() : answer;
    }

    long number(String what, Script script, List<Object> keys, Object... arguments) {
        Long answer = run(what, script, ReturnType.INTEGER, keys, arguments);
        return answer == null ? 0 : answer;
    }

    private <T> @Nullable T run(String what, Script script, ReturnType type, List<Object> keys, Object... arguments) {
        RScript scripts = client.getScript(StringCodec.INSTANCE);
        return call(what, () -> {
            try {
                return scripts.<T>evalSha(Mode.READ_WRITE, script.sha(), type, keys, arguments);
            } catch (RedisNoScriptException e) {
                return scripts.<T>eval(Mode.READ_WRITE, script.text(), type, keys, arguments);
            }
        });
    }

    RMap<String, String> map(String key) {
        return client.getMap(key, StringCodec.INSTANCE);
    }

    RBucket<String> text(String key) {
        return client.getBucket(key, StringCodec.INSTANCE);
    }

    RStream<String, String> stream(String key) {
        return client.getStream(key, StringCodec.INSTANCE);
    }

    RScoredSortedSet<String> sorted(String key) {
        return client.getScoredSortedSet(key, StringCodec.INSTANCE);
    }

    /** Whether Redis takes a write just now; never throws. */
    boolean writable(String probe) {
        try {
            text(probe).set("1");
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
