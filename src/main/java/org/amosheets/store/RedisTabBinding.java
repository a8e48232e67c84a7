package org.amosheets.store;

import java.util.OptionalInt;
import java.util.stream.Stream;
import org.amosheets.sheets.TabBinding;

/** Which tab the connection belongs to. */
final class RedisTabBinding implements TabBinding {

    private final Redis redis;
    private final String key;

    RedisTabBinding(Redis redis, Keys keys) {
        this.redis = redis;
        this.key = keys.of("tab");
    }

    @Override
    public OptionalInt sheetId() {
        return redis.call(
                "read which tab is bound",
                () -> Stream.ofNullable(redis.text(key).get())
                        .mapToInt(Integer::parseInt)
                        .findFirst());
    }

    @Override
    public void bind(int sheetId) {
        redis.call("bind the tab", () -> {
            redis.text(key).set(Integer.toString(sheetId));
            return true;
        });
    }
}
