package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.amosheets.AmoSheetsSync;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * The service as a process of its own, as a user starts it, so that it can be killed. It runs from the class path of the
 * test run, without the tests; with {@code -Dservice.jar=true} from the packaged jar.
 */
final class Service implements AutoCloseable {

    private static final Path JAR = Path.of("target", "amo-sheets-sync.jar").toAbsolutePath();
    private static final Path OUTPUTS = Path.of("target", "service-output").toAbsolutePath();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final Map<String, String> environment;
    private final Path workingDir;
    private final Path output;
    private @Nullable Process process;

    /** Not started yet; the environment is all that it gets to see of this process's. */
    Service(Map<String, String> environment, Path workingDir) {
        this.environment = new HashMap<>(environment);
        this.workingDir = workingDir;
        try {
            Files.createDirectories(OUTPUTS);
            output = OUTPUTS.resolve(ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet() + ".log");
            Files.writeString(output, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Service of(World world) {
        return new Service(world.environment(), world.data);
    }

    Service with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Starts the process and waits for nothing. */
    Service launch() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        if (Boolean.getBoolean("service.jar") && Files.exists(JAR)) {
            command.addAll(List.of("-jar", JAR.toString()));
        } else {
            command.addAll(ServiceProgram.options());
            command.add(AmoSheetsSync.class.getName());
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workingDir.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "LANG", "LC_ALL"));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Starts the process and waits until it accepts changes. */
    Service start() {
        launch();
        awaitHealth();
        return this;
    }

    /** Waits until it accepts changes; fails with what it said. */
    void awaitHealth() {
        Awaitility.await("the service is healthy")
                // Far more than it takes; a machine that runs much else besides is slow.
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(50))
                .failFast("the service runs", this::mustRun)
                .untilAsserted(() -> assertThat(status("/health"))
                        .as("the status of /health; the service said: %s", output())
                        .isEqualTo(200));
    }

    /** As by {@code kill -9}: at once, with no chance to say anything. */
    void kill() {
        process().destroyForcibly();
        awaitEnd(Duration.ofSeconds(10));
    }

    /** SIGTERM; the end has to come within the 30 s of the contract. Returns how long it took. */
    Duration terminate() {
        long began = System.nanoTime();
        process().destroy();
        awaitEnd(Duration.ofSeconds(30));
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Waits for the process to end by itself and returns its exit code. */
    int awaitEnd(Duration patience) {
        try {
            assertThat(process().waitFor(patience.toMillis(), TimeUnit.MILLISECONDS))
                    .as("the service ended within %s", patience)
                    .isTrue();
            return process().exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean alive() {
        return process != null && process.isAlive();
    }

    /** Fails with what it said, if it ended. */
    void mustRun() {
        assertThat(alive()).as("the service runs; it said: %s", output()).isTrue();
    }

    long pid() {
        return process().pid();
    }

    /** All that it ever said, over all its lives. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address(String path) {
        return "http://127.0.0.1:" + environment.get("APP_PORT") + path;
    }

    /** The status of a GET without any key; 0 where nobody answers. */
    int status(String path) {
        try {
            return HTTP.send(request(path).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the operator sees. */
    JsonNode operator(String path) {
        return JSON.valueToTree(parsed(send(request(path).header("Authorization", "Bearer " + World.ADMIN))));
    }

    /** What the operator does. */
    JsonNode operatorPosts(String path) {
        return parsed(send(request(path)
                .header("Authorization", "Bearer " + World.ADMIN)
                .POST(HttpRequest.BodyPublishers.noBody())));
    }

    /** What the sheet's script sends; returns the status. */
    int announce(String body) {
        return send(request("/webhook/sheets")
                        .header("X-Webhook-Secret", World.SECRET)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                .statusCode();
    }

    /** Whether it works for the connection; others stand by. */
    boolean works() {
        return operator("/health").path("details").path("works").asBoolean();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address(path))).timeout(Duration.ofSeconds(10));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parsed(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process process() {
        if (process == null) {
            throw new IllegalStateException("The service was not started");
        }
        return process;
    }

    static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Ends the service, and the embedded Redis that outlives it by design. */
    @Override
    public void close() {
        if (alive()) {
            kill();
        }
        leftRedis().ifPresent(ProcessHandle::destroyForcibly);
    }

    /** The embedded Redis of this service's data folder, if it runs. */
    Optional<ProcessHandle> leftRedis() {
        Path pidFile = Path.of(environment.getOrDefault("DATA_DIR", "none"))
                .resolve("redis")
                .resolve("redis.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
                    // The number may be another process's by now.
                    .filter(server -> server.info()
                            .command()
                            .filter(command -> command.contains("redis-server"))
                            .isPresent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
