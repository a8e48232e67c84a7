package org.amosheets.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amosheets.amocrm.TokenStore;

/** The account's OAuth pair under one key, and the lock of whoever refreshes it. */
final class RedisTokenStore implements TokenStore {

    private final Redis redis;
    private final String pair;
    private final String lock;

    RedisTokenStore(Redis redis, Keys keys) {
        this.redis = redis;
        this.pair = keys.ofAccount("tokens");
        this.lock = keys.ofAccount("tokens-refresh");
    }

    @Override
    public Optional<Tokens> load() {
        return redis.call(
                "read the tokens",
                () -> Optional.ofNullable(redis.text(pair).get())
                        .map(json -> Json.read(json, Kept.class).tokens()));
    }

    @Override
    public void save(Tokens tokens) {
        redis.call("keep the tokens", () -> {
            redis.text(pair).set(Json.write(Kept.of(tokens)));
            return true;
        });
    }

    @Override
    public Optional<Refreshing> tryRefresh(Duration lease) {
        String owner = UUID.randomUUID().toString();
        boolean taken =
                redis.call("take the refresher's lock", () -> redis.text(lock).setIfAbsent(owner, lease));
        return taken ? Optional.of(() -> release(owner)) : Optional.empty();
    }

    private void release(String owner) {
        redis.number("give back the refresher's lock", Script.DELETE_IF, List.of(lock), owner);
    }

    private record Kept(String accessToken, String refreshToken, long expiresAtMs) {

        static Kept of(Tokens tokens) {
            return new Kept(
                    tokens.accessToken(),
                    tokens.refreshToken(),
                    tokens.expiresAt().toEpochMilli());
        }

        Tokens tokens() {
            return new Tokens(accessToken, refreshToken, Instant.ofEpochMilli(expiresAtMs));
        }
    }
}
