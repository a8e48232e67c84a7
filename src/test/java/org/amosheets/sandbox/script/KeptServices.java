package org.amosheets.sandbox.script;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.amosheets.sandbox.script.Project.Cached;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** {@code PropertiesService}, {@code CacheService} and {@code LockService}, with the sizes that Google allows. */
public final class KeptServices {

    private KeptServices() {}

    /** {@code PropertiesService}. */
    public static final class Properties {
        private static final int VALUE_BYTES = 9 * 1024;
        private static final int STORE_BYTES = 500 * 1024;

        private final Execution run;

        Properties(Execution run) {
            this.run = run;
        }

        public Properties getScriptProperties() {
            return this;
        }

        public Value getProperties() {
            return run.own(run.project.properties);
        }

        public void setProperty(String name, String value) {
            if (bytes(value) > VALUE_BYTES) {
                throw new IllegalArgumentException("Argument too large: value");
            }
            run.project.properties.put(name, value);
            int all = run.project.properties.values().stream()
                    .mapToInt(KeptServices::bytes)
                    .sum();
            if (all > STORE_BYTES) {
                throw new IllegalStateException("You have exceeded the property storage quota.");
            }
        }

        public void setProperties(Map<String, String> values) {
            values.forEach(this::setProperty);
        }

        public void deleteProperty(String name) {
            run.project.properties.remove(name);
        }
    }

    /** {@code CacheService}. */
    public static final class Cache {
        private static final int KEY_LENGTH = 250;
        private static final int VALUE_BYTES = 100 * 1024;
        private static final int LONGEST_SECONDS = 21_600;

        private final Execution run;

        Cache(Execution run) {
            this.run = run;
        }

        public Cache getScriptCache() {
            return this;
        }

        public @Nullable String get(String key) {
            Cached cached = run.project.cache.get(key);
            return cached == null || cached.untilMs() <= run.project.clock.millis() ? null : cached.value();
        }

        public void put(String key, String value, int seconds) {
            if (key.length() > KEY_LENGTH || bytes(value) > VALUE_BYTES) {
                throw new IllegalArgumentException("Argument too large");
            }
            if (seconds < 1 || seconds > LONGEST_SECONDS) {
                throw new IllegalArgumentException("Invalid argument: expirationInSeconds");
            }
            run.project.cache.put(key, new Cached(value, run.project.clock.millis() + seconds * 1000L));
        }

        public void remove(String key) {
            run.project.cache.remove(key);
        }

        public void removeAll(String[] keys) {
            for (String key : keys) {
                remove(key);
            }
        }
    }

    /** {@code LockService}. */
    public static final class Locks {
        private final Execution run;

        Locks(Execution run) {
            this.run = run;
        }

        public Lock getDocumentLock() {
            return new Lock(run, "document");
        }

        public Lock getScriptLock() {
            return new Lock(run, "script");
        }
    }

    /** One lock, as one run sees it. */
    public static final class Lock {
        private final Execution run;
        private final Semaphore lock;

        Lock(Execution run, String name) {
            this.run = run;
            this.lock = run.project.locks.computeIfAbsent(name, key -> new Semaphore(1));
        }

        public boolean tryLock(int ms) throws InterruptedException {
            return run.holds(lock) || run.hold(lock, lock.tryAcquire(ms, TimeUnit.MILLISECONDS));
        }

        public boolean hasLock() {
            return run.holds(lock);
        }

        public void releaseLock() {
            run.release(lock);
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
