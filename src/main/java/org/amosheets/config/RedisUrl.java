package org.amosheets.config;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parts that a {@code redis://} URL names; what it leaves out is empty. */
record RedisUrl(
        boolean tls,
        String host,
        Optional<Integer> port,
        Optional<Integer> database,
        Optional<String> username,
        Optional<Secret> password) {

    // Not java.net.URI: it knows no host with an underscore, which is how Compose files like to name theirs.
    private static final Pattern URL = Pattern.compile("(?i)(?<scheme>rediss?)://"
            + "(?:(?<user>[^:@/?#]*)(?::(?<password>[^@/?#]*))?@)?"
            + "(?<host>[a-z0-9._-]+|\\[[0-9a-f:.]+])(?::(?<port>\\d{1,5}))?"
            + "(?:/(?<database>\\d{0,6}))?(?:\\?.*)?");

    static RedisUrl parse(String text) throws InvalidValue {
        Matcher url = URL.matcher(text);
        try {
            if (url.matches()) {
                return new RedisUrl(
                        url.group("scheme").equalsIgnoreCase("rediss"),
                        url.group("host"),
                        number(url.group("port"), 1, 65535),
                        number(url.group("database"), 0, Integer.MAX_VALUE),
                        decoded(url.group("user")),
                        decoded(url.group("password")).map(Secret::new));
            }
        } catch (IllegalArgumentException e) {
            // Told below; the exception's own text would quote the password.
        }
        throw new InvalidValue(
                "is not a Redis URL",
                "write redis://user:password@host:6379/0, or rediss:// for TLS; in the password write / as %2F, # as %23,"
                        + " @ as %40 and % as %25, or put it into REDIS_PASSWORD");
    }

    private static Optional<Integer> number(@Nullable String text, int min, int max) throws InvalidValue {
        return text == null || text.isEmpty()
                ? Optional.empty()
                : Optional.of(Parsers.integer(min, max).parse(text));
    }

    private static Optional<String> decoded(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        // In this part of a URL a plus sign is itself.
        return Optional.of(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
    }
}
