package org.amosheets.config;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.event.Level;

/** Reads the service's own part. */
final class ServiceReader {

    private static final int SHORT = 16;
    private static final Setting<String> HOST =
            Setting.of("APP_HOST", Parsers.host()).sharedAlias("HOST");
    private static final Setting<Integer> PORT =
            Setting.of("APP_PORT", Parsers.port(0)).sharedAlias("PORT");
    private static final Setting<Secret> WEBHOOK_SECRET = Setting.of("WEBHOOK_SECRET", Parsers.secret());
    private static final Setting<Secret> ADMIN_TOKEN = Setting.of("ADMIN_TOKEN", Parsers.secret());
    private static final Setting<URI> PUBLIC_URL = Setting.of("PUBLIC_URL", Parsers.httpUrl());
    private static final Setting<URI> ALERT = Setting.of("ALERT_WEBHOOK_URL", Parsers.httpUrl());
    private static final Setting<Level> LOG_LEVEL = Setting.of("LOG_LEVEL", Parsers.logLevel());

    private static final Setting<LogFormat> LOG_FORMAT = Setting.of("LOG_FORMAT", Parsers.oneOf(LogFormat.class));

    private ServiceReader() {}

    static ServiceSettings read(Variables variables, Findings findings, Path workingDir) {
        Optional<Secret> webhookSecret = guarded(WEBHOOK_SECRET, variables, findings);
        Optional<Secret> adminToken = guarded(ADMIN_TOKEN, variables, findings);
        if (adminToken.isPresent() && adminToken.equals(webhookSecret)) {
            findings.fault(
                    ADMIN_TOKEN.canonical(),
                    "equals WEBHOOK_SECRET, so whoever may edit the sheet's script could run the service",
                    "choose another one, or leave it empty and one is made in DATA_DIR/admin-token");
        }
        Setting<Path> logDir = Setting.of("LOG_DIR", text -> path(workingDir, text));
        Setting<Path> dataDir = Setting.of("DATA_DIR", text -> path(workingDir, text));
        return new ServiceSettings(
                variables.read(HOST, "0.0.0.0"),
                variables.read(PORT, 8080),
                webhookSecret,
                adminToken,
                RedisReader.read(variables, findings),
                variables.read(dataDir, absolute(workingDir, "data")),
                variables.read(PUBLIC_URL).map(PublicUrl::plain),
                variables.read(ALERT).map(url -> new Secret(url.toString())),
                variables.read(LOG_LEVEL, Level.INFO),
                variables.read(LOG_FORMAT, LogFormat.TEXT),
                variables.read(logDir));
    }

    private static Optional<Secret> guarded(Setting<Secret> setting, Variables variables, Findings findings) {
        Optional<Secret> secret = variables.read(setting);
        if (secret.filter(value -> value.value().length() < SHORT).isPresent()) {
            findings.notice("Warning: " + setting.canonical() + " is short enough to be guessed; use " + SHORT
                    + " characters or more, or leave it empty and one is made");
        }
        return secret;
    }

    static Path path(Path workingDir, String text) throws InvalidValue {
        try {
            return absolute(workingDir, text);
        } catch (InvalidPathException e) {
            throw new InvalidValue("is not a path", "give a folder, for example ./data");
        }
    }

    private static Path absolute(Path workingDir, String text) {
        return workingDir.resolve(text).toAbsolutePath().normalize();
    }
}
