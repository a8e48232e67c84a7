package org.amosheets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.Level;

/** Where the service listens and where it keeps its state. */
class ServiceSettingsTests {

    @Test
    void everyVariableIsTaken() {
        ServiceSettings service = Env.complete()
                .with("APP_HOST", "127.0.0.1")
                .with("APP_PORT", "0")
                .with("WEBHOOK_SECRET", "a-secret-that-is-long")
                .with("ADMIN_TOKEN", "a-token-that-is-long")
                .with("DATA_DIR", "../elsewhere")
                .with("ALERT_WEBHOOK_URL", "https://hooks.example.com/T0/B0")
                .with("LOG_LEVEL", "debug")
                .with("LOG_FORMAT", "json")
                .with("LOG_DIR", "logs")
                .in(Path.of("/srv/app"))
                .settings()
                .service();

        assertThat(service)
                .isEqualTo(new ServiceSettings(
                        "127.0.0.1",
                        0,
                        Optional.of(new Secret("a-secret-that-is-long")),
                        Optional.of(new Secret("a-token-that-is-long")),
                        Optional.empty(),
                        Path.of("/srv/elsewhere"),
                        Optional.empty(),
                        Optional.of(new Secret("https://hooks.example.com/T0/B0")),
                        Level.DEBUG,
                        LogFormat.JSON,
                        Optional.of(Path.of("/srv/app/logs"))));
    }

    @Test
    void theAdminTokenMustDifferFromTheWebhookSecret() {
        Env env = Env.complete().with("ADMIN_TOKEN", "the-same-for-both").with("WEBHOOK_SECRET", "the-same-for-both");

        assertThat(env.namesAtFault()).containsExactly("ADMIN_TOKEN");
    }

    @ParameterizedTest
    @CsvSource({
        "APP_PORT, -1",
        "APP_PORT, 65536",
        "APP_PORT, http",
        "APP_PORT, tcp://10.0.0.1:8080",
        "APP_HOST, http://0.0.0.0",
        "APP_HOST, localhost:8080",
        "WEBHOOK_SECRET, секрет",
        "ADMIN_TOKEN, two words",
        "ALERT_WEBHOOK_URL, hooks.example.com"
    })
    void aValueThatCannotWorkIsAFault(String name, String text) {
        assertThat(Env.complete().with(name, text).namesAtFault()).containsExactly(name);
    }

    @Test
    void anAddressSetByKubernetesInPlaceOfAPortIsExplained() {
        assertThat(Env.complete().with("REDIS_PORT", "tcp://10.0.0.1:6379").failure())
                .hasMessageContaining("Kubernetes")
                .hasMessageContaining("enableServiceLinks");
    }

    @ParameterizedTest
    @CsvSource({"WEBHOOK_SECRET", "ADMIN_TOKEN"})
    void aSecretThatCanBeGuessedIsWarnedOf(String name) {
        assertThat(Env.complete().with(name, "fifteen-letters").notices())
                .singleElement()
                .asString()
                .startsWith("Warning: " + name + " is short")
                .doesNotContain("fifteen");
    }

    @ParameterizedTest
    @CsvSource({"INFO, INFO", "warning, WARN", "CRITICAL, ERROR", "trace, TRACE"})
    void logLevelsOfPythonToolsAreUnderstoodToo(String text, Level expected) {
        assertThat(Env.complete().with("LOG_LEVEL", text).settings().service().logLevel())
                .isEqualTo(expected);
    }
}
