package org.amosheets.endtoend;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.amosheets.store.RedisAccess;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** A Redis as the tool with two columns leaves it. */
final class OlderRedis implements AutoCloseable {

    private final RedisAccess access;
    final RedissonClient client;

    /** The embedded one of an installation that does not run. */
    OlderRedis(World world) {
        this(RedisAccess.open(Optional.empty(), Path.of(world.environment().get("DATA_DIR"))));
    }

    OlderRedis(RedisAccess access) {
        this.access = access;
        client = access.client();
    }

    /** Both keys, as each edit of a row left them. */
    void link(int row, long lead) {
        set("google_sheets_row:" + row, Long.toString(lead));
        set("google_sheets_lead:" + lead, Integer.toString(row));
    }

    void set(String key, String value) {
        client.getBucket(key, StringCodec.INSTANCE).set(value);
    }

    /** Every text of the older tools, by key. */
    Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        client.getKeys().getKeys().forEach(key -> {
            if (key.startsWith("google_sheets_") || key.startsWith("creating_lead:") || key.startsWith("sync:")) {
                boolean text = client.getKeys().getType(key) == org.redisson.api.RType.OBJECT;
                texts.put(
                        key,
                        text
                                ? String.valueOf(client.getBucket(key, StringCodec.INSTANCE)
                                        .get())
                                : "no text");
            }
        });
        return texts;
    }

    @Override
    public void close() {
        access.close();
    }
}
