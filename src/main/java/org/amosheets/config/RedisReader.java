package org.amosheets.config;

import java.util.Optional;

/** Reads where Redis is: one URL, the parts, or the URL with parts that it leaves out. */
final class RedisReader {

    private static final String LOCALHOST = "localhost";
    private static final int PORT = 6379;

    private final Variables variables;
    private final Findings findings;
    private final Optional<RedisUrl> url;

    private RedisReader(Variables variables, Findings findings) {
        this.variables = variables;
        this.findings = findings;
        this.url = variables.read(Setting.of("REDIS_URL", RedisUrl::parse));
    }

    /** What the URL names, the usual where it is silent. */
    static RedisSettings settings(RedisUrl url) {
        return new RedisSettings(
                url.host(),
                url.port().orElse(PORT),
                url.database().orElse(0),
                url.username().filter(name -> url.password().isPresent()),
                url.password(),
                url.tls());
    }

    /** Empty = the embedded Redis. */
    static Optional<RedisSettings> read(Variables variables, Findings findings) {
        return new RedisReader(variables, findings).read();
    }

    private Optional<RedisSettings> read() {
        Optional<String> host = part(Setting.of("REDIS_HOST", Parsers.host()), url.map(RedisUrl::host));
        Optional<Integer> port = part(Setting.of("REDIS_PORT", Parsers.port(1)), url.flatMap(RedisUrl::port));
        Optional<Integer> database =
                part(Setting.of("REDIS_DB", Parsers.integer(0, Integer.MAX_VALUE)), url.flatMap(RedisUrl::database));
        Optional<String> username = part(Setting.of("REDIS_USERNAME", Parsers.text()), url.flatMap(RedisUrl::username));
        Optional<Secret> password =
                part(Setting.of("REDIS_PASSWORD", Parsers.password()), url.flatMap(RedisUrl::password));
        boolean none =
                host.isEmpty() && port.isEmpty() && database.isEmpty() && username.isEmpty() && password.isEmpty();
        if (none) {
            return Optional.empty();
        }
        if (host.isEmpty()) {
            findings.notice("REDIS_HOST is not set but other REDIS_ variables are: " + LOCALHOST + " is used");
        }
        if (username.isPresent() && password.isEmpty()) {
            findings.notice("Warning: REDIS_USERNAME has no effect without REDIS_PASSWORD");
        }
        return Optional.of(new RedisSettings(
                host.orElse(LOCALHOST),
                port.orElse(PORT),
                database.orElse(0),
                username.filter(name -> password.isPresent()),
                password,
                url.map(RedisUrl::tls).orElse(false)));
    }

    private <T> Optional<T> part(Setting<T> setting, Optional<T> inUrl) {
        Optional<T> alone = variables.read(setting);
        if (alone.isPresent() && inUrl.isPresent() && !alone.equals(inUrl)) {
            findings.fault(
                    setting.canonical(),
                    "differs from what REDIS_URL says",
                    "keep REDIS_URL or " + setting.canonical() + ", and remove the other");
        }
        return inUrl.or(() -> alone);
    }
}
