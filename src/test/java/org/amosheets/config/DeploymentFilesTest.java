package org.amosheets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.amosheets.AmoSheetsSync;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** There is no Docker engine in the build, so what the files promise is read from them. */
class DeploymentFilesTest {

    @Test
    @Shows("F71")
    @SuppressWarnings("unchecked")
    void composeRunsARedisThatKeepsEverythingAndAServiceThatFindsIt() throws IOException {
        Map<String, Object> compose =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(text("docker-compose.yml"));
        Map<String, Object> services = part(compose, "services");
        Map<String, Object> redis = part(services, "redis");
        Map<String, Object> sync = part(services, "sync");

        String command = String.join(" ", (List<String>) part(redis, "command"));
        assertThat(command)
                .contains("--appendonly yes", "--appendfsync always", "--maxmemory-policy noeviction", "--requirepass")
                .doesNotContain("\n");
        assertThat((List<String>) part(redis, "volumes")).containsExactly("redis:/data");
        assertThat(redis).containsKeys("healthcheck", "mem_limit");
        assertThat(redis).as("Redis is for the service alone").doesNotContainKey("ports");

        Map<String, String> environment = part(sync, "environment");
        assertThat(environment).containsEntry("REDIS_HOST", "redis").containsEntry("DATA_DIR", "/data");
        String configuration = text("docs/reference/configuration.md");
        environment.keySet().forEach(name -> assertThat(configuration).contains("`" + name + "`"));
        assertThat((List<String>) part(sync, "ports")).allMatch(port -> port.startsWith("127.0.0.1:"));
        assertThat(sync.get("stop_grace_period")).as("longer than a stop takes").isEqualTo("35s");
        assertThat(sync).containsEntry("read_only", true).containsKey("mem_limit");
        Map<String, Object> volumes = part(compose, "volumes");
        assertThat(volumes).containsOnlyKeys("redis", "data");
    }

    @Test
    @Shows("F71")
    void theImageRunsTheServiceAsAUserOfItsOwnWithSharedClasses() throws IOException {
        String image = text("Dockerfile");
        assertThat(image)
                .contains("USER amo-sheets-sync\n", "--uid 10001", "ENV DATA_DIR=/data", "HEALTHCHECK", "/health")
                .contains("-XX:ArchiveClassesAtExit=/app/amo-sheets-sync.jsa")
                .contains("-XX:SharedArchiveFile=/app/amo-sheets-sync.jsa")
                .contains("\"" + AmoSheetsSync.class.getName() + "\"");
        assertThat(image.indexOf("USER amo-sheets-sync"))
                .as("nothing runs as root after it")
                .isGreaterThan(image.lastIndexOf("RUN "));
        assertThat(image.lines().filter(line -> line.startsWith("FROM ")))
                .as("pinned to Java 17")
                .allMatch(line -> line.contains("17"));
        String name = text("pom.xml").replaceAll("(?s).*<finalName>([^<]+)</finalName>.*", "$1");
        assertThat(image).contains("target/original-" + name + ".jar");
        assertThat(text(".dockerignore")).startsWith("*\n").contains("!src", "!routes", "!pom.xml");
    }

    @Test
    @Shows({"F72", "D004-38"})
    void theUnitGivesTheServiceTimeToFinishAndNoRightsItDoesNotNeed() throws IOException {
        assertThat(text("deploy/amo-sheets-sync.service").lines())
                .contains(
                        "User=amo-sheets-sync",
                        "TimeoutStopSec=35",
                        "SuccessExitStatus=143",
                        "Restart=always",
                        "NoNewPrivileges=true",
                        "ProtectSystem=strict",
                        "UMask=0077");
    }

    @Test
    @Shows({"F73", "D004-39"})
    void theGuideTellsOfTunnelsThatKeepTheirAddressAndOfWhatToDoWhereItChanged() throws IOException {
        assertThat(text("docs/how-to/deploy.md"))
                .contains("ngrok http", "tuna http", "cloudflared tunnel run", "When the address changes, do it again");
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T> T part(Map<String, Object> of, String name) {
        return (T) Objects.requireNonNull(of.get(name), name);
    }

    private static String text(String file) throws IOException {
        return Files.readString(Path.of(file));
    }
}
