package org.amosheets.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.springframework.util.FileSystemUtils;

/** One real Redis for all tests of a JVM; each test takes a connection of its own. */
final class TestRedis {

    static final RedisAccess ACCESS = open();

    private TestRedis() {}

    private static RedisAccess open() {
        try {
            Path dir = Files.createTempDirectory("store-test");
            RedisAccess access = RedisAccess.open(Optional.empty(), dir);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                access.close();
                try {
                    FileSystemUtils.deleteRecursively(dir);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
            return access;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Keys keys() {
        String id = UUID.randomUUID().toString();
        return new Keys(id, id, id);
    }

    /** As another process would open it. */
    static Store store(Keys keys) {
        return new Store(ACCESS.client(), keys);
    }

    static Redis redis() {
        return new Redis(ACCESS.client());
    }
}
