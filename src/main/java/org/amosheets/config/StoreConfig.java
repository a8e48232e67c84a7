package org.amosheets.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.amosheets.store.Keys;
import org.amosheets.store.RedisAccess;
import org.amosheets.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Redis, embedded or outside, and what is kept there for this connection. */
@Configuration(proxyBeanMethods = false)
class StoreConfig {

    private static final Logger LOG = LoggerFactory.getLogger(StoreConfig.class);

    /** Closed with the {@link EarlyRedis}. */
    @Bean(destroyMethod = "")
    RedisAccess redisAccess(EarlyRedis redis) {
        RedisAccess access = redis.await();
        access.warnings().forEach(LOG::warn);
        return access;
    }

    /** A connection is an account and a spreadsheet; the limits are the account's and the Google user's. */
    @Bean
    Keys keys(Settings settings) {
        String account = settings.amoCrm().baseUrl().getAuthority();
        return new Keys(
                digest(account + " " + settings.sheet().spreadsheetId()),
                digest(account),
                digest(settings.sheet().serviceAccount().clientEmail()));
    }

    @Bean
    Store store(RedisAccess access, Keys keys) {
        return new Store(access.client(), keys);
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Tried to use SHA-256, which every Java runtime has to have", e);
        }
    }
}
