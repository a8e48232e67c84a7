package org.amosheets.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An environment to load settings from: complete at first, then bent by the test. */
final class Env {

    static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");
    static final String PEM = newPem();

    private final Map<String, String> values = new LinkedHashMap<>();
    private Path workingDir = Path.of("target");

    static Env empty() {
        return new Env();
    }

    static Env complete() {
        return empty().with("AMO_BASE_URL", "https://x.amocrm.ru")
                .with("AMO_LONG_LIVED_TOKEN", "long-lived")
                .with("GOOGLE_SERVICE_ACCOUNT_JSON", key("robot@example.com"))
                .with("GOOGLE_SPREADSHEET_ID", "sheet-id");
    }

    static Env oauth() {
        return complete()
                .without("AMO_LONG_LIVED_TOKEN")
                .with("AMO_CLIENT_ID", "client")
                .with("AMO_CLIENT_SECRET", "s3cret")
                .with("AMO_REDIRECT_URI", "https://example.com/oauth/callback");
    }

    Env with(String name, String value) {
        values.put(name, value);
        return this;
    }

    Env without(String... names) {
        List.of(names).forEach(values::remove);
        return this;
    }

    Env in(Path directory) {
        workingDir = directory;
        return this;
    }

    Env withDotEnv(Path directory, String... lines) {
        write(directory.resolve(".env"), String.join("\n", lines));
        return in(directory);
    }

    Loaded load() {
        return new SettingsLoader(Clock.fixed(NOW, ZoneOffset.UTC)).load(values, workingDir);
    }

    Settings settings() {
        return load().settings();
    }

    List<String> notices() {
        return load().notices();
    }

    ConfigurationException failure() {
        ConfigurationException failure = catchThrowableOfType(ConfigurationException.class, this::load);
        if (failure == null) {
            throw new AssertionError("The configuration was accepted");
        }
        return failure;
    }

    List<String> namesAtFault() {
        return failure().faults().stream().map(Fault::variable).toList();
    }

    static String key(String email) {
        return "{\"type\":\"service_account\",\"client_email\":\"" + email + "\",\"private_key\":\""
                + PEM.replace("\n", "\\n") + "\",\"token_uri\":\"https://oauth2.googleapis.com/token\"}";
    }

    /** A token as amoCRM makes them; only its own expiry matters here. */
    static String token(Duration left) {
        return base64("{\"typ\":\"JWT\",\"alg\":\"RS256\"}") + "."
                + base64("{\"aud\":\"x\",\"exp\":" + NOW.plus(left).getEpochSecond() + "}") + ".c2lnbmF0dXJl";
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String newPem() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            byte[] der = generator.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
