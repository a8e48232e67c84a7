package org.amosheets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where Redis is. */
class RedisSettingsTests {

    private static RedisSettings redisOf(Env env) {
        return env.settings().service().redis().orElseThrow();
    }

    @Test
    void withoutAnyVariableTheEmbeddedOneIsUsed() {
        assertThat(Env.complete().settings().service().redis()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "redis://cache, redis://cache:6379, 0, -, -",
                "redis://cache:6380/3, redis://cache:6380, 3, -, -",
                "rediss://cache.example.com:6380, rediss://cache.example.com:6380, 0, -, -",
                "REDISS://u:p%40ss%2F+@cache/, rediss://cache:6379, 0, u, p@ss/+",
                "redis://:pa:ss@redis_db:6379/0?timeout=1, redis://redis_db:6379, 0, -, pa:ss",
                "redis://[::1]:6379, redis://[::1]:6379, 0, -, -"
            })
    void aUrlNamesAllParts(String url, String address, int database, String username, String password) {
        RedisSettings redis = redisOf(Env.complete().with("REDIS_URL", url));

        assertThat(redis.address()).isEqualTo(address);
        assertThat(redis.database()).isEqualTo(database);
        assertThat(redis.username()).isEqualTo(Optional.ofNullable(username));
        assertThat(redis.password()).isEqualTo(Optional.ofNullable(password).map(Secret::new));
    }

    @Test
    void partsAreTakenOneByOne() {
        Env env = Env.complete()
                .with("REDIS_HOST", "redis")
                .with("REDIS_PORT", "6380")
                .with("REDIS_DB", "2")
                .with("REDIS_USERNAME", "default")
                .with("REDIS_PASSWORD", "p#s/s word");

        assertThat(redisOf(env))
                .isEqualTo(new RedisSettings(
                        "redis", 6380, 2, Optional.of("default"), Optional.of(new Secret("p#s/s word")), false));
    }

    @Test
    void anyPartAloneMeansARedisOnThisMachine() {
        Env env = Env.complete().with("REDIS_DB", "0");

        assertThat(redisOf(env).address()).isEqualTo("redis://localhost:6379");
        assertThat(env.notices()).singleElement().asString().contains("localhost is used");
    }

    @Test
    void partsFillWhatTheUrlLeavesOut() {
        Env env = Env.complete()
                .with("REDIS_URL", "rediss://cache:6380")
                .with("REDIS_PASSWORD", "p")
                .with("REDIS_DB", "4");

        assertThat(redisOf(env))
                .isEqualTo(new RedisSettings("cache", 6380, 4, Optional.empty(), Optional.of(new Secret("p")), true));
    }

    @ParameterizedTest
    @CsvSource({"REDIS_HOST, other", "REDIS_PORT, 1", "REDIS_DB, 9", "REDIS_USERNAME, x", "REDIS_PASSWORD, other"})
    void aPartThatContradictsTheUrlIsAFault(String name, String value) {
        Env env = Env.complete().with("REDIS_URL", "redis://u:p@cache:6379/0").with(name, value);

        assertThat(env.namesAtFault()).containsExactly(name);
    }

    @Test
    void partsMayRepeatTheUrl() {
        Env env = Env.complete()
                .with("REDIS_URL", "redis://u:p@cache:6379/0")
                .with("REDIS_HOST", "cache")
                .with("REDIS_PORT", "6379")
                .with("REDIS_PASSWORD", "p");

        assertThat(redisOf(env).address()).isEqualTo("redis://cache:6379");
    }

    @Test
    void aUserWithoutAPasswordIsLeftOutWithAWarning() {
        Env env = Env.complete().with("REDIS_HOST", "redis").with("REDIS_USERNAME", "default");

        assertThat(redisOf(env).username()).isEmpty();
        assertThat(env.notices()).singleElement().asString().startsWith("Warning: REDIS_USERNAME");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cache:6379",
                "http://cache",
                "redis://",
                "redis://u:p/w@cache",
                "redis://u:p%zz@cache",
                "redis://cache:99999",
                "redis://cache/first"
            })
    void whatIsNoRedisUrlIsAFault(String url) {
        assertThat(Env.complete().with("REDIS_URL", url).namesAtFault()).containsExactly("REDIS_URL");
    }
}
