package org.amosheets.store;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RBucket;
import org.redisson.api.RMap;
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

    /** Calls Redis; {@code what} completes "Tried to …". */
    <T> T call(String what, Supplier<T> action) {
        try {
            return action.get();
        } catch (RedisException | IllegalStateException e) {
            // Redisson throws IllegalStateException once its client was shut down.
            throw unavailable(what, e);
        }
    }

    private static StoreUnavailable unavailable(String what, RuntimeException e) {
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        int end = reason.indexOf(". ");
        String first = end < 0 ? reason : reason.substring(0, end);
        // Redisson's messages may quote a command with its values: those stay out of what gets logged.
        String shown = first.length() > 160 ? first.substring(0, 160) + "…" : first;
        return new StoreUnavailable(
                "Tried to " + what + " but failed because Redis did not answer as it should (" + shown
                        + "); it is tried again, check that Redis runs.",
                e);
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
        return callNullable(what, () -> {
            try {
                return scripts.<T>evalSha(Mode.READ_WRITE, script.sha(), type, keys, arguments);
            } catch (RedisNoScriptException e) {
                return scripts.<T>eval(Mode.READ_WRITE, script.text(), type, keys, arguments);
            }
        });
    }

    private <T> @Nullable T callNullable(String what, Supplier<@Nullable T> action) {
        try {
            return action.get();
        } catch (RedisException | IllegalStateException e) {
            throw unavailable(what, e);
        }
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

    org.redisson.api.RScoredSortedSet<String> sorted(String key) {
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
